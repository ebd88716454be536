//! The linker's record: every function and constant by name, and who refers to whom.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocSectionReader,
    SymbolInfo, TypeRef,
};

/// A function, or a constant in memory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Node {
    Function(u32),
    Constant { start: u32, end: u32 },
}

/// What goes into the rest.
pub(super) struct Later {
    /// Symbol names of functions.
    pub(super) functions: BTreeSet<String>,
    /// Ranges of memory, in order and apart from each other.
    pub(super) constants: Vec<Range<u32>>,
}

/// The linker's output, read.
pub(super) struct Linked {
    names: BTreeMap<Node, String>,
    uses: BTreeMap<Node, BTreeSet<Node>>,
    exported: Vec<Node>,
}

impl Linked {
    pub(super) fn read(linked: &[u8]) -> Result<Self> {
        let mut sections = Sections::default();
        for payload in Parser::new(0).parse_all(linked) {
            sections.take(payload?)?;
        }
        sections.resolve()
    }

    /// Parts what is found: all that can be reached from what JavaScript calls, without going through
    /// an entry, is needed first.
    pub(super) fn later(&self, entries: &[&str]) -> Result<Later> {
        let mut doors = BTreeSet::new();
        for entry in entries {
            let found = self.names.keys().find(|node| self.name(node) == *entry);
            doors.insert(
                *found.with_context(|| format!("{entry} is not there: is it #[inline(never)]?"))?,
            );
        }
        let mut first = BTreeSet::new();
        let mut open = self.exported.clone();
        while let Some(node) = open.pop() {
            if !doors.contains(&node) && first.insert(node) {
                open.extend(self.uses.get(&node).into_iter().flatten());
            }
        }
        let functions = |nodes: &dyn Fn(&Node) -> bool| -> BTreeSet<String> {
            let names = self.names.iter().filter(|(node, _)| nodes(node));
            names
                .filter(|(node, _)| matches!(node, Node::Function(_)))
                .map(|(_, name)| name.clone())
                .collect()
        };
        let needed = functions(&|node| first.contains(node));
        let mut later = functions(&|node| !first.contains(node));
        // Two functions can have one name; then neither is moved.
        later.retain(|name| !needed.contains(name));
        Ok(Later {
            functions: later,
            constants: self.unneeded(&first),
        })
    }

    /// The memory of constants of which no byte is needed first.
    fn unneeded(&self, first: &BTreeSet<Node>) -> Vec<Range<u32>> {
        let mut needed = Vec::new();
        let mut other = Vec::new();
        for node in self.names.keys() {
            if let Node::Constant { start, end } = node {
                let ranges = if first.contains(node) {
                    &mut needed
                } else {
                    &mut other
                };
                ranges.push(*start..*end);
            }
        }
        subtract(merged(other), &merged(needed))
    }

    fn name(&self, node: &Node) -> String {
        let name = self.names.get(node).map_or("something", String::as_str);
        format!("{:#}", rustc_demangle::demangle(name))
    }
}

/// Ranges in order and apart from each other; empty ones are left out.
pub(super) fn merged(mut ranges: Vec<Range<u32>>) -> Vec<Range<u32>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<u32>> = Vec::new();
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// What of `ranges` is in none of `without`; both are in order and apart from each other.
pub(super) fn subtract(ranges: Vec<Range<u32>>, without: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    for mut range in ranges {
        for other in without {
            if other.end <= range.start || other.start >= range.end {
                continue;
            }
            if other.start > range.start {
                left.push(range.start..other.start);
            }
            range.start = other.end.min(range.end);
        }
        if !range.is_empty() {
            left.push(range);
        }
    }
    left
}

/// What is collected while the sections pass by.
#[derive(Default)]
struct Sections<'a> {
    imported: u32,
    functions: BTreeMap<u32, String>,
    exported: Vec<u32>,
    /// Where each function of the module lies in the code section.
    bodies: Vec<Range<usize>>,
    code: Option<usize>,
    data: Option<usize>,
    code_index: u32,
    data_index: u32,
    index: u32,
    /// For each data segment its address and its place in the section.
    segments: Vec<(u32, Range<usize>)>,
    symbols: Vec<Option<(Node, Option<&'a str>)>>,
    raw_symbols: Vec<SymbolInfo<'a>>,
    relocations: Vec<(u32, usize, u32)>,
}

impl<'a> Sections<'a> {
    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        if payload.as_section().is_some() {
            self.index += 1;
        }
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.kind == wasmparser::ExternalKind::Func {
                        self.exported.push(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => self.exported.push(func),
            Payload::CodeSectionStart {
                unchecked_range: range,
                ..
            } => {
                self.code = Some(range.start as usize);
                self.code_index = self.index - 1;
            }
            Payload::CodeSectionEntry(body) => {
                let start = self.code.context("code outside of its section")?;
                let range = body.range();
                self.bodies
                    .push(range.start as usize - start..range.end as usize - start);
            }
            Payload::DataSection(section) => {
                let start = section.range().start as usize;
                self.data = Some(start);
                self.data_index = self.index - 1;
                for segment in section {
                    let segment = segment?;
                    let end = segment.range.end as usize - start;
                    let place = end - segment.data.len()..end;
                    self.segments.push((address(&segment.kind)?, place));
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(section) => {
                    for part in section {
                        if let Linking::SymbolTable(symbols) = part? {
                            for symbol in symbols {
                                self.raw_symbols.push(symbol?);
                            }
                        }
                    }
                }
                KnownCustom::Reloc(section) => self.relocations(section)?,
                KnownCustom::Name(names) => {
                    for name in names {
                        if let Name::Function(names) = name? {
                            for naming in names {
                                let naming = naming?;
                                self.functions.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn relocations(&mut self, section: RelocSectionReader<'a>) -> Result<()> {
        let target = section.section_index();
        for entry in section.entries() {
            let entry = entry?;
            self.relocations
                .push((target, entry.offset as usize, entry.index));
        }
        Ok(())
    }

    fn resolve(mut self) -> Result<Linked> {
        for symbol in std::mem::take(&mut self.raw_symbols) {
            let node = match symbol {
                SymbolInfo::Func { index, .. } => Some((Node::Function(index), None)),
                SymbolInfo::Data {
                    name,
                    symbol: Some(at),
                    ..
                } => {
                    let (address, _) = self
                        .segments
                        .get(at.index as usize)
                        .context("no such segment")?;
                    let start = address + at.offset;
                    Some((
                        Node::Constant {
                            start,
                            end: start + at.size,
                        },
                        Some(name),
                    ))
                }
                _ => None,
            };
            self.symbols.push(node);
        }
        let mut names = BTreeMap::new();
        let mut constants = Vec::new();
        for (node, name) in self.symbols.iter().flatten() {
            if let (Node::Constant { .. }, Some(name)) = (node, name) {
                names.insert(*node, (*name).to_owned());
                constants.push(*node);
            }
        }
        constants.sort();
        for (index, name) in &self.functions {
            names.insert(Node::Function(*index), name.clone());
        }
        let mut uses = BTreeMap::<Node, BTreeSet<Node>>::new();
        for (section, offset, symbol) in &self.relocations {
            let Some(Some((used, _))) = self.symbols.get(*symbol as usize) else {
                continue;
            };
            if *section == self.code_index {
                let place = self.bodies.partition_point(|body| body.end <= *offset);
                let function = Node::Function(self.imported + place as u32);
                uses.entry(function).or_default().insert(*used);
            } else if *section == self.data_index {
                for user in self.constants_at(*offset, &constants) {
                    uses.entry(user).or_default().insert(*used);
                }
            }
        }
        if uses.is_empty() {
            bail!("the linker kept no relocations: it needs --emit-relocs");
        }
        let exported = self
            .exported
            .iter()
            .map(|index| Node::Function(*index))
            .collect();
        Ok(Linked {
            names,
            uses,
            exported,
        })
    }

    /// The constants that lie over a place in the data section.
    fn constants_at(&self, offset: usize, constants: &[Node]) -> Vec<Node> {
        let segment = self
            .segments
            .iter()
            .find(|(_, place)| place.contains(&offset));
        let Some((address, place)) = segment else {
            return Vec::new();
        };
        let at = address + (offset - place.start) as u32;
        let over = |node: &&Node| matches!(node, Node::Constant { start, end } if (*start..*end).contains(&at));
        constants.iter().filter(over).copied().collect()
    }
}

/// The address of an active segment.
pub(super) fn address(kind: &DataKind) -> Result<u32> {
    if let DataKind::Active { offset_expr, .. } = kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(value as u32);
    }
    bail!("a data segment without a fixed address")
}
