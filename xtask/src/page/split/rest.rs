//! Writes the rest: its functions and constants, with everything else imported from the first part.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, FunctionSection,
    ImportSection, Module, TypeSection,
};
use wasmparser::{ExternalKind, Parser, Payload};

use super::linked::address;
use super::module::Facts;

/// The rest of `module`.
pub(super) fn write(module: &[u8], facts: &Facts) -> Result<Vec<u8>> {
    let mut rest = Rest::new(facts);
    let parts = rest
        .sections(module)
        .map_err(|error| anyhow!("cannot write the rest: {error}"))?;
    let mut out = Module::new();
    out.section(&parts.types)
        .section(&parts.imports)
        .section(&parts.functions)
        .section(&parts.elements)
        .section(&parts.code)
        .section(&parts.data);
    Ok(out.finish())
}

struct Rest<'a> {
    facts: &'a Facts,
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
}

#[derive(Default)]
struct Sections {
    types: TypeSection,
    imports: ImportSection,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
}

impl<'a> Rest<'a> {
    fn new(facts: &'a Facts) -> Self {
        let mut rest = Self {
            facts,
            functions: BTreeMap::new(),
            globals: BTreeMap::new(),
            tables: BTreeMap::new(),
        };
        for (_, kind, index) in facts.exports() {
            let numbers = match kind {
                ExternalKind::Global => &mut rest.globals,
                ExternalKind::Table => &mut rest.tables,
                _ => &mut rest.functions,
            };
            numbers.insert(index, numbers.len() as u32);
        }
        for function in &facts.later {
            rest.functions
                .insert(*function, rest.functions.len() as u32);
        }
        rest
    }

    fn sections(&mut self, module: &[u8]) -> Result<Sections, Error> {
        let mut parts = Sections::default();
        self.imports(&mut parts.imports)?;
        for function in &self.facts.later {
            parts
                .functions
                .function(self.facts.types[*function as usize]);
        }
        let by_place: BTreeMap<u32, u32> = self
            .facts
            .places
            .iter()
            .map(|(function, place)| (*place, *function))
            .collect();
        let table = self.tables.get(&self.facts.function_table).copied();
        for (place, function) in by_place {
            let number = self.function_index(function)?;
            let offset = ConstExpr::i32_const(place as i32);
            parts.elements.active(
                table.filter(|table| *table > 0),
                &offset,
                Elements::Functions(vec![number].into()),
            );
        }
        let mut index = self.facts.imported;
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) => {
                    self.parse_type_section(&mut parts.types, section)?
                }
                Payload::CodeSectionEntry(body) => {
                    if self.facts.later.contains(&index) {
                        self.parse_function_body(&mut parts.code, body)?;
                    }
                    index += 1;
                }
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        let Ok(address) = address(&segment.kind) else {
                            continue;
                        };
                        for (range, later) in self.facts.pieces(address, segment.data.len()) {
                            if later {
                                let offset =
                                    ConstExpr::i32_const((address + range.start as u32) as i32);
                                parts
                                    .data
                                    .active(0, &offset, segment.data[range].iter().copied());
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(parts)
    }

    fn imports(&mut self, imports: &mut ImportSection) -> Result<(), Error> {
        for (name, kind, index) in self.facts.exports() {
            let ty = match kind {
                ExternalKind::Global => {
                    EntityType::Global(self.global_type(self.facts.globals[index as usize])?)
                }
                ExternalKind::Table => {
                    let mut table = self.facts.tables[index as usize];
                    if index == self.facts.function_table {
                        let size = u64::from(self.facts.full_table());
                        table.initial = size;
                        table.maximum = table.maximum.map(|_| size);
                    }
                    EntityType::Table(self.table_type(table)?)
                }
                _ => EntityType::Function(self.facts.types[index as usize]),
            };
            imports.import("", &name, ty);
        }
        imports.import(
            "",
            "memory",
            EntityType::Memory(self.memory_type(self.facts.memory)?),
        );
        Ok(())
    }
}

impl Reencode for Rest<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.functions.get(&function).copied().unwrap_or(u32::MAX))
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error> {
        Ok(self.globals.get(&global).copied().unwrap_or(u32::MAX))
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error> {
        Ok(self.tables.get(&table).copied().unwrap_or(u32::MAX))
    }
}
