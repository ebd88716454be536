//! Writes the first part: the module without the functions and constants of the rest.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, DataSection, DataSegment, DataSegmentMode, ElementSection, Elements, ExportKind,
    ExportSection, Function, FunctionSection, Instruction, Module, TableSection,
};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, DataSectionReader, Element, ExportSectionReader,
    ExternalKind, FunctionBody, FunctionSectionReader, Operator, Parser, TableSectionReader,
};

use super::linked::address;
use super::module::{Facts, active};

/// The first part of `module`.
pub(super) fn write(module: &[u8], facts: &Facts) -> Result<Vec<u8>> {
    let mut out = Module::new();
    First { facts }
        .parse_core_module(&mut out, Parser::new(0), module)
        .map_err(|error| anyhow!("cannot write the first part: {error}"))?;
    Ok(out.finish())
}

struct First<'a> {
    facts: &'a Facts,
}

impl First<'_> {
    fn number(&self, function: u32) -> u32 {
        function - self.facts.later.range(..function).count() as u32
    }
}

impl Reencode for First<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(self.number(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, ty) in (self.facts.imported..).zip(section) {
            let ty = ty?;
            if !self.facts.later.contains(&index) {
                functions.function(ty);
            }
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: TableSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, table) in (0u32..).zip(section) {
            let mut table = table?;
            if index == self.facts.function_table {
                let size = u64::from(self.facts.full_table());
                table.ty.initial = size;
                table.ty.maximum = table.ty.maximum.map(|_| size);
            }
            self.parse_table(tables, table)?;
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        for (name, kind, index) in self.facts.exports() {
            let (kind, index) = match kind {
                ExternalKind::Global => (ExportKind::Global, index),
                ExternalKind::Table => (ExportKind::Table, index),
                _ => (ExportKind::Func, self.number(index)),
            };
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn parse_element(
        &mut self,
        elements: &mut ElementSection,
        element: Element<'_>,
    ) -> Result<(), Error> {
        let Ok(Some(found)) = active(&element) else {
            return utils::parse_element(self, elements, element);
        };
        let mut run: Vec<u32> = Vec::new();
        let mut start = found.offset;
        let mut flush = |run: &mut Vec<u32>, start: u32| {
            if !run.is_empty() {
                let offset = wasm_encoder::ConstExpr::i32_const(start as i32);
                elements.active(
                    None,
                    &offset,
                    Elements::Functions(std::mem::take(run).into()),
                );
            }
        };
        for (place, function) in (found.offset..).zip(found.functions) {
            if self.facts.later.contains(&function) {
                flush(&mut run, start);
                start = place + 1;
            } else {
                run.push(self.number(function));
            }
        }
        flush(&mut run, start);
        Ok(())
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        section: DataSectionReader<'_>,
    ) -> Result<(), Error> {
        for segment in section {
            let segment = segment?;
            let Ok(address) = address(&segment.kind) else {
                self.parse_data(data, segment)?;
                continue;
            };
            let mut bytes = segment.data.to_vec();
            for (range, later) in self.facts.pieces(address, bytes.len()) {
                if later {
                    bytes[range].fill(0);
                }
            }
            let offset = wasm_encoder::ConstExpr::i32_const(address as i32);
            data.segment(DataSegment {
                mode: DataSegmentMode::Active {
                    memory_index: 0,
                    offset: &offset,
                },
                data: bytes,
            });
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        for (index, body) in (self.facts.imported..).zip(section) {
            let body = body?;
            if !self.facts.later.contains(&index) {
                self.parse_function_body(code, body)?;
            }
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error> {
        let mut function: Function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            let place = match operator {
                Operator::Call { function_index } => self
                    .facts
                    .places
                    .get(&function_index)
                    .filter(|_| self.facts.later.contains(&function_index))
                    .map(|place| (*place, function_index)),
                _ => None,
            };
            match place {
                Some((place, called)) => {
                    function.instruction(&Instruction::I32Const(place as i32));
                    function.instruction(&Instruction::CallIndirect {
                        type_index: self.facts.types[called as usize],
                        table_index: self.facts.function_table,
                    });
                }
                None => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        Ok(())
    }
}
