//! The order of the functions: each behind the one it resembles most.
//!
//! Compression describes what comes by what came shortly before, and the linker's order has nothing
//! to do with likeness: one generic function, made for several types, lies all over the module.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Bytes that two functions have in common at some place: an instruction or two.
type Fragment = [u8; 4];

/// Orders the functions of `module` so that it compresses better; it does the same as before.
///
/// # Errors
/// When the module is not valid.
pub(super) fn order(module: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order::of(module).context("cannot read the WebAssembly")?;
    let mut ordered = Module::new();
    order
        .parse_core_module(&mut ordered, Parser::new(0), module)
        .map_err(|error| anyhow!("cannot rewrite the WebAssembly: {error}"))?;
    Ok(ordered.finish())
}

struct Order {
    /// How many functions are imported; their numbers come first and stay.
    imported: usize,
    /// The functions of the module in their new order, by their old places.
    functions: Vec<usize>,
    /// For each old place the new one.
    places: Vec<usize>,
}

impl Order {
    fn of(module: &[u8]) -> Result<Self> {
        wasmparser::validate(module)?;
        let mut imported = 0;
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let functions = chain(&bodies);
        let mut places = vec![0; functions.len()];
        for (new, old) in functions.iter().enumerate() {
            places[*old] = new;
        }
        Ok(Self {
            imported,
            functions,
            places,
        })
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let index = (function as usize).checked_sub(self.imported);
        let place = index.and_then(|index| self.places.get(index));
        Ok(place.map_or(function, |place| (self.imported + place) as u32))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in &self.functions {
            functions.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.functions.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

/// The places of `texts` in an order that begins with the first, where each follows the one with
/// which it shares most fragments for its length.
fn chain(texts: &[&[u8]]) -> Vec<usize> {
    let fragments: Vec<BTreeSet<Fragment>> = texts
        .iter()
        .map(|text| {
            text.windows(size_of::<Fragment>())
                .flat_map(Fragment::try_from)
                .collect()
        })
        .collect();
    let mut having = BTreeMap::<Fragment, Vec<usize>>::new();
    for (place, fragments) in fragments.iter().enumerate() {
        for fragment in fragments {
            having.entry(*fragment).or_default().push(place);
        }
    }
    let mut left: BTreeSet<usize> = (0..texts.len()).collect();
    let mut chain = Vec::with_capacity(texts.len());
    let mut next = left.pop_first();
    while let Some(place) = next {
        chain.push(place);
        left.remove(&place);
        let mut shared = vec![0_f64; texts.len()];
        for fragment in &fragments[place] {
            let others = &having[fragment];
            // What is everywhere says little.
            let weight = (texts.len() as f64 / others.len() as f64).ln();
            for other in others {
                shared[*other] += weight;
            }
        }
        let likeness =
            |place: &usize| shared[*place] / (fragments[*place].len() as f64 + 1.0).sqrt();
        next = left
            .iter()
            .copied()
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.cmp(a)));
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, Instruction, TypeSection,
        ValType,
    };

    #[test]
    fn texts_stand_behind_what_they_resemble() {
        let texts = ["aaaabbbb", "zzzzyyyy", "", "aaaabbbc", "zzzzyyyx"].map(str::as_bytes);
        assert_eq!(chain(&texts), [0, 3, 1, 4, 2]);
        assert!(chain(&[]).is_empty());
    }

    /// One import and four functions: the first and the third nearly equal, the fourth calls the
    /// import and the second.
    fn module() -> Vec<u8> {
        let sum = |summand| {
            [
                Instruction::I32Const(1_000_000),
                Instruction::I32Const(summand),
                Instruction::I32Add,
            ]
        };
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "a", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        let mut exports = ExportSection::new();
        let mut code = CodeSection::new();
        for (name, ty, instructions) in [
            ("left", 1, &sum(5)[..]),
            ("other", 0, &[Instruction::Nop]),
            ("right", 1, &sum(6)),
            ("caller", 0, &[Instruction::Call(0), Instruction::Call(2)]),
        ] {
            functions.function(ty);
            exports.export(name, ExportKind::Func, functions.len());
            let mut body = Function::new([]);
            for instruction in instructions {
                body.instruction(instruction);
            }
            code.function(body.instruction(&Instruction::End));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn functions_move_with_their_types_exports_and_callers() {
        let ordered = order(&module()).unwrap();
        wasmparser::validate(&ordered).unwrap();
        let (mut exports, mut types, mut targets) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&ordered) {
            match payload.unwrap() {
                Payload::ExportSection(section) => {
                    let section = section.into_iter().map(Result::unwrap);
                    exports.extend(section.map(|export| (export.name, export.index)));
                }
                Payload::FunctionSection(section) => {
                    types.extend(section.into_iter().map(Result::unwrap));
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader().unwrap() {
                        if let wasmparser::Operator::Call { function_index } = operator.unwrap() {
                            targets.push(function_index);
                        }
                    }
                }
                _ => {}
            }
        }
        assert_eq!(
            exports,
            [("left", 1), ("other", 3), ("right", 2), ("caller", 4)]
        );
        assert_eq!(types, [1, 1, 0, 0]);
        assert_eq!(targets, [0, 3]);
    }

    #[test]
    fn something_else_is_refused() {
        let error = order(b"not a module").unwrap_err().to_string();
        assert_eq!(error, "cannot read the WebAssembly");
    }
}
