//! What both writers need to know of the module that is parted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    ElementItems, ElementKind, ExternalKind, GlobalType, KnownCustom, MemoryType, Name, Operator,
    Parser, Payload, TableType, TypeRef,
};

use super::linked::Later;

/// The module, and which of it goes where.
pub(super) struct Facts {
    /// How many functions are imported; their numbers come first.
    pub(super) imported: u32,
    /// For each function, imported ones included, the number of its type.
    pub(super) types: Vec<u32>,
    /// The functions of the rest.
    pub(super) later: BTreeSet<u32>,
    /// The memory of the rest's constants.
    pub(super) constants: Vec<Range<u32>>,
    /// The only memory.
    pub(super) memory: MemoryType,
    /// The tables.
    pub(super) tables: Vec<TableType>,
    /// Which of them holds the functions.
    pub(super) function_table: u32,
    /// For each global its type.
    pub(super) globals: Vec<GlobalType>,
    /// The place in the table of every function of the rest that has one.
    pub(super) places: BTreeMap<u32, u32>,
    /// The places that the table had before.
    pub(super) table_size: u32,
    /// What the rest uses of the first part.
    pub(super) used: Used,
}

/// What the rest uses of the first part.
#[derive(Default)]
pub(super) struct Used {
    pub(super) functions: BTreeSet<u32>,
    pub(super) globals: BTreeSet<u32>,
    pub(super) tables: BTreeSet<u32>,
}

impl Facts {
    pub(super) fn read(module: &[u8], later: &Later) -> Result<Self> {
        let mut imported = 0;
        let mut types = Vec::new();
        let mut names = BTreeMap::new();
        let (mut memory, mut tables, mut globals) = (None, Vec::new(), Vec::new());
        let mut elements = Vec::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) => types.push(ty),
                            other => bail!("only functions can be imported, not {other:?}"),
                        }
                    }
                    imported = types.len() as u32;
                }
                Payload::FunctionSection(section) => {
                    for ty in section {
                        types.push(ty?);
                    }
                }
                Payload::MemorySection(section) => {
                    for found in section {
                        ensure!(memory.replace(found?).is_none(), "more than one memory");
                    }
                }
                Payload::TableSection(section) => {
                    for table in section {
                        tables.push(table?.ty);
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        globals.push(global?.ty);
                    }
                }
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        if let Some(found) = active(&element)? {
                            elements.push(found);
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(parts) = section.as_known() {
                        for part in parts {
                            if let Name::Function(list) = part? {
                                for naming in list {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        ensure!(!names.is_empty(), "the module names no functions");
        let of_rest = |index: &u32| {
            *index >= imported
                && names
                    .get(index)
                    .is_some_and(|name| later.functions.contains(*name))
        };
        let later_functions: BTreeSet<u32> = (0..types.len() as u32).filter(of_rest).collect();
        let function_table = elements
            .first()
            .map(|element| element.table)
            .context("no functions in a table")?;
        let table_size = tables
            .get(function_table as usize)
            .map(|table| table.initial as u32)
            .context("no such table")?;
        let mut facts = Self {
            imported,
            types,
            later: later_functions,
            constants: later.constants.clone(),
            memory: memory.context("no memory")?,
            tables,
            function_table,
            globals,
            places: BTreeMap::new(),
            table_size,
            used: Used::default(),
        };
        for element in elements {
            ensure!(
                element.table == function_table,
                "functions in more than one table"
            );
            for (offset, function) in element.functions.iter().enumerate() {
                if facts.later.contains(function) {
                    facts
                        .places
                        .entry(*function)
                        .or_insert(element.offset + offset as u32);
                }
            }
        }
        for (index, body) in bodies.iter().enumerate() {
            let function = imported + index as u32;
            let is_later = facts.later.contains(&function);
            for operator in body.get_operators_reader()? {
                facts.note(&operator?, is_later)?;
            }
        }
        Ok(facts)
    }

    /// Notes what crosses the border.
    fn note(&mut self, operator: &Operator, in_rest: bool) -> Result<()> {
        match operator {
            Operator::Call {
                function_index: function,
            } => {
                if in_rest && !self.later.contains(function) {
                    self.used.functions.insert(*function);
                } else if !in_rest && self.later.contains(function) {
                    let next = self.table_size + self.new_places().count() as u32;
                    self.places.entry(*function).or_insert(next);
                }
            }
            Operator::RefFunc { .. } | Operator::ReturnCall { .. } => {
                bail!("{operator:?} is not expected")
            }
            Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index }
                if in_rest =>
            {
                self.used.globals.insert(*global_index);
            }
            Operator::CallIndirect {
                table_index: table, ..
            }
            | Operator::TableGet { table }
            | Operator::TableSet { table }
            | Operator::TableGrow { table }
            | Operator::TableSize { table }
            | Operator::TableFill { table }
                if in_rest =>
            {
                self.used.tables.insert(*table);
            }
            Operator::TableCopy { .. }
            | Operator::TableInit { .. }
            | Operator::MemoryInit { .. }
            | Operator::DataDrop { .. }
                if in_rest =>
            {
                bail!("{operator:?} is not expected in what is loaded later")
            }
            _ => {}
        }
        Ok(())
    }

    /// The places that the table gets in addition, with their functions.
    pub(super) fn new_places(&self) -> impl Iterator<Item = (u32, u32)> {
        let new = self
            .places
            .iter()
            .filter(|(_, place)| **place >= self.table_size);
        new.map(|(function, place)| (*place, *function))
    }

    /// How many places the table has in the end.
    pub(super) fn full_table(&self) -> u32 {
        self.table_size + self.new_places().count() as u32
    }

    /// The parts of a segment that is at `address`: for each whether it goes into the rest.
    pub(super) fn pieces(&self, address: u32, length: usize) -> Vec<(Range<usize>, bool)> {
        let end = address + length as u32;
        let mut pieces = Vec::new();
        let mut at = address;
        for range in &self.constants {
            let (from, to) = (range.start.max(at), range.end.min(end));
            if from >= to {
                continue;
            }
            pieces.push((at..from, false));
            pieces.push((from..to, true));
            at = to;
        }
        pieces.push((at..end, false));
        let place =
            |range: Range<u32>| (range.start - address) as usize..(range.end - address) as usize;
        pieces
            .into_iter()
            .map(|(range, later)| (place(range), later))
            .filter(|(range, _)| !range.is_empty())
            .collect()
    }

    /// The names under which the first part exports what the rest needs: numbers, since nobody reads
    /// them. Functions first, then globals, then tables; the memory has its own name already.
    pub(super) fn exports(&self) -> Vec<(String, ExternalKind, u32)> {
        let functions = self
            .used
            .functions
            .iter()
            .map(|index| (ExternalKind::Func, *index));
        let globals = self
            .used
            .globals
            .iter()
            .map(|index| (ExternalKind::Global, *index));
        let mut tables = self.used.tables.clone();
        tables.insert(self.function_table);
        let tables = tables.into_iter().map(|index| (ExternalKind::Table, index));
        let all = functions.chain(globals).chain(tables).enumerate();
        all.map(|(number, (kind, index))| (number.to_string(), kind, index))
            .collect()
    }
}

/// An active segment of functions.
pub(super) struct Functions {
    table: u32,
    pub(super) offset: u32,
    pub(super) functions: Vec<u32>,
}

/// Reads a segment that fills a table with functions when the module starts.
pub(super) fn active(element: &wasmparser::Element) -> Result<Option<Functions>> {
    let ElementKind::Active {
        table_index,
        offset_expr,
    } = &element.kind
    else {
        return Ok(None);
    };
    let ElementItems::Functions(items) = &element.items else {
        return Ok(None);
    };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
        bail!("a table segment without a fixed place");
    };
    Ok(Some(Functions {
        table: table_index.unwrap_or(0),
        offset: value as u32,
        functions: items.clone().into_iter().collect::<Result<_, _>>()?,
    }))
}
