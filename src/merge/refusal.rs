use crate::emit::Format;

/// Why a file is left alone. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is longer than [`FILE_LIMIT`](super::FILE_LIMIT).
    TooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// It holds a NUL, or a mark that its bytes were not UTF-8 (U+FFFD): writing it back would lose
    /// what stood there.
    Binary {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// It is of another format than the client reads.
    OtherFormat {
        /// The format that it seems to have.
        found: Format,
    },
    /// It does not follow its format.
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong there.
        what: Fault,
    },
    /// A member that leads to the servers has a value of another type.
    WrongType {
        /// The members that lead to it, outermost first; none for the root.
        path: Vec<&'static str>,
        /// What it has to be.
        expected: Shape,
        /// The line of the value.
        line: usize,
        /// The column of the value.
        column: usize,
    },
    /// A key stands twice, which its format forbids, so that it is not known which one counts.
    Duplicate {
        /// The key.
        name: String,
        /// The line of the second one.
        line: usize,
        /// The column of the second one.
        column: usize,
    },
    /// What would have to change is written in a way that cannot be changed without a loss.
    Unsupported {
        /// What it is.
        what: Construct,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
}

impl Refusal {
    /// The word of the embedding interface.
    pub fn id(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "file-too-long",
            Self::Binary { .. } => "file-binary",
            Self::OtherFormat { .. } => "file-other-format",
            Self::Syntax { .. } => "file-syntax",
            Self::WrongType { .. } => "file-wrong-type",
            Self::Duplicate { .. } => "file-duplicate",
            Self::Unsupported { .. } => "file-unsupported",
        }
    }

    /// The line and column that it speaks of.
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::TooLong { .. } | Self::OtherFormat { .. } => None,
            Self::Binary { line, column }
            | Self::Syntax { line, column, .. }
            | Self::WrongType { line, column, .. }
            | Self::Duplicate { line, column, .. }
            | Self::Unsupported { line, column, .. } => Some((*line, *column)),
        }
    }
}

/// What does not follow a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// A character that cannot stand here.
    Unexpected(char),
    /// The text ends here, and something is missing.
    End,
    /// This quote or bracket is never closed.
    Unclosed(char),
    /// This comment is never closed.
    UnclosedComment,
    /// A control character, or a line end within a string of one line.
    Control,
    /// A backslash with something that it cannot stand before.
    Escape,
    /// A word that is no value.
    Word,
    /// Indented in a way that fits nothing above it.
    Indentation,
    /// A tab in the indentation, which YAML forbids.
    Tab,
}

/// What a member has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// An object, a mapping, a table.
    Object,
    /// An array, a sequence.
    Array,
}

/// A way of writing that is not changed by this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Construct {
    /// TOML: the server is spread over dotted keys, or partly inline.
    DottedKeys,
    /// TOML: the server is an array of tables, `[[a.b]]`.
    ArrayOfTables,
    /// YAML: the servers stand in `{ }` or `[ ]`.
    Flow,
    /// YAML: an anchor, `&a`, that an alias elsewhere may refer to.
    Anchor,
    /// YAML: an alias, `*a`.
    Alias,
    /// YAML: a merge key, `<<`.
    MergeKey,
    /// YAML: a tag, `!a`.
    Tag,
    /// YAML: a key that is not one plain or quoted word, `? a`.
    ComplexKey,
    /// YAML: more than one document, or an end mark.
    Documents,
    /// YAML: a line end that readers do not agree on (a lone CR, NEL, U+2028, U+2029).
    LineEnd,
}

/// Where reading or changing a file stopped, and why.
#[derive(Debug)]
pub(super) struct Stop {
    /// A byte offset.
    pub(super) at: usize,
    pub(super) why: Why,
}

#[derive(Debug)]
pub(super) enum Why {
    Syntax(Fault),
    WrongType(Vec<&'static str>, Shape),
    Duplicate(String),
    Unsupported(Construct),
}

impl Stop {
    pub(super) fn syntax(at: usize, fault: Fault) -> Self {
        let why = Why::Syntax(fault);
        Self { at, why }
    }

    pub(super) fn wrong_type(at: usize, path: &[&'static str], expected: Shape) -> Self {
        let why = Why::WrongType(path.to_vec(), expected);
        Self { at, why }
    }

    pub(super) fn unsupported(at: usize, construct: Construct) -> Self {
        let why = Why::Unsupported(construct);
        Self { at, why }
    }

    /// The character at a place cannot stand there.
    pub(super) fn unexpected(text: &str, at: usize) -> Self {
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        Self::syntax(at, next.map_or(Fault::End, Fault::Unexpected))
    }
}
