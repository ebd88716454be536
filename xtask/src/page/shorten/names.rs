//! Short names for what the WebAssembly and its JavaScript glue know each other by.
//!
//! wasm-bindgen names every import and export after its signature and a hash, and each name stands
//! in both files. Nobody reads them, and hashes cannot be compressed.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{
    CustomSectionReader, Export, ExportSectionReader, Import, ImportSectionReader, Parser, Payload,
};

use super::identifiers::Identifier;

/// The one export that keeps its name, which is short and what tools look for.
const MEMORY: &str = "memory";

/// Gives the imports and exports of `module`, and their uses in `glue`, names of a letter or two.
/// Leaves out the exports that the glue does not use, and the custom sections but for the names of
/// functions.
///
/// # Errors
/// When the module cannot be read, or the glue does not provide exactly what it imports.
pub(super) fn shorten(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::of(module, glue)?;
    let glue = names.in_glue(glue)?;
    let mut short = Module::new();
    names
        .parse_core_module(&mut short, Parser::new(0), module)
        .map_err(|error| anyhow!("cannot rewrite the WebAssembly: {error}"))?;
    Ok((short.finish(), glue))
}

/// The short name of each name. Imports and exports never meet, so both begin at `a`.
struct Names {
    modules: BTreeMap<String, String>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    fn of(module: &[u8], glue: &str) -> Result<Self> {
        let used: BTreeSet<&str> = Identifier::all_in(glue)
            .filter(|identifier| identifier.is_export())
            .map(|identifier| identifier.name)
            .collect();
        let (imports, mut exports) = imports_and_exports(module)?;
        exports.retain(|export| used.contains(export.name));
        ensure!(
            exports.len() == used.len(),
            "the glue uses {} exports, of which the WebAssembly has {}",
            used.len(),
            exports.len()
        );
        let mut exports = numbered(exports.iter().map(|export| export.name));
        if let Some(memory) = exports.get_mut(MEMORY) {
            *memory = MEMORY.to_owned();
        }
        Ok(Self {
            modules: numbered(imports.iter().map(|import| import.module)),
            imports: numbered(imports.iter().map(|import| import.name)),
            exports,
        })
    }

    /// The glue with the short names.
    fn in_glue(&self, glue: &str) -> Result<String> {
        let mut provided = BTreeMap::<&str, usize>::new();
        let mut short = String::with_capacity(glue.len());
        let mut copied = 0;
        for identifier in Identifier::all_in(glue) {
            let name = if identifier.is_export() {
                self.exports.get(identifier.name)
            } else if identifier.is_key() && self.imports.contains_key(identifier.name) {
                *provided.entry(identifier.name).or_default() += 1;
                self.imports.get(identifier.name)
            } else {
                None
            };
            if let Some(name) = name {
                short.extend([&glue[copied..identifier.start], name]);
                copied = identifier.end();
            }
        }
        short.push_str(&glue[copied..]);
        for name in self.imports.keys() {
            let times = provided.get(&**name).copied().unwrap_or(0);
            ensure!(times == 1, "the glue provides {name} {times} times");
        }
        for (module, name) in &self.modules {
            let key = format!("\"{module}\":");
            let times = short.matches(&key).count();
            ensure!(times == 1, "the glue provides {module} {times} times");
            short = short.replace(&key, &format!("\"{name}\":"));
        }
        Ok(short)
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            let module = self.modules.get(import.module);
            let name = self.imports.get(import.name);
            imports.import(
                module.map_or(import.module, String::as_str),
                name.map_or(import.name, String::as_str),
                ty,
            );
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        for export in section {
            let export = export?;
            if let Some(name) = self.exports.get(export.name).cloned() {
                self.parse_export(
                    exports,
                    Export {
                        name: &name,
                        ..export
                    },
                )?;
            }
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        // The names of the functions tell which of them are loaded later.
        if section.name() == "name" {
            utils::parse_custom_section(self, module, section)?;
        }
        Ok(())
    }
}

/// What `module` imports and exports, in its own order.
fn imports_and_exports(module: &[u8]) -> Result<(Vec<Import<'_>>, Vec<Export<'_>>)> {
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imports.push(import?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    exports.push(export?);
                }
            }
            _ => {}
        }
    }
    Ok((imports, exports))
}

/// A short name for each name, in order of first appearance.
fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<String, String> {
    let mut short = BTreeMap::new();
    for name in names {
        let next = letters(short.len());
        short.entry(name.to_owned()).or_insert(next);
    }
    short
}

/// `a` to `z`, `A` to `Z`, then `aa`, `ba` and so on.
fn letters(mut index: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[index % LETTERS.len()]));
        match index / LETTERS.len() {
            0 => return name,
            rest => index = rest - 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, CustomSection, EntityType, ExportKind, Function, FunctionSection,
        MemorySection, MemoryType, TypeSection,
    };

    const GLUE: &str = r#"function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_new_12: function() { return handle(__wbg_new_12x, wasm.call_99_); },
        __wbg_log_34: function(arg0) { call_99_(arg0.memory); },
    };
    return { "./page_bg.js": import0 };
}
function call_99_(arg0) { wasm.call_99_(wasm.memory, arg0); }
"#;

    fn module(exports: &[(&str, ExportKind, u32)]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in ["__wbg_log_34", "__wbg_new_12"] {
            imports.import("./page_bg.js", name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut section = ExportSection::new();
        for (name, kind, index) in exports {
            section.export(name, *kind, *index);
        }
        let mut body = Function::new([]);
        body.instructions().call(0).end();
        let mut code = CodeSection::new();
        code.function(&body);
        module.section(&types).section(&imports).section(&functions);
        module.section(&memories).section(&section).section(&code);
        module.section(&CustomSection {
            name: "producers".into(),
            data: b"rustc".into(),
        });
        module.finish()
    }

    fn ordinary() -> Vec<u8> {
        module(&[
            ("main", ExportKind::Func, 2),
            ("memory", ExportKind::Memory, 0),
            ("call_99_", ExportKind::Func, 2),
        ])
    }

    #[test]
    fn both_sides_get_the_same_names() {
        let (short, glue) = shorten(&ordinary(), GLUE).unwrap();
        let (imports, exports) = imports_and_exports(&short).unwrap();
        let imports: Vec<_> = imports.iter().map(|it| (it.module, it.name)).collect();
        assert_eq!(imports, [("a", "a"), ("a", "b")]);
        let exports: Vec<_> = exports.iter().map(|it| (it.name, it.index)).collect();
        assert_eq!(exports, [("memory", 0), ("b", 2)]);
        assert_eq!(
            glue,
            r#"function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        b: function() { return handle(__wbg_new_12x, wasm.b); },
        a: function(arg0) { call_99_(arg0.memory); },
    };
    return { "a": import0 };
}
function call_99_(arg0) { wasm.b(wasm.memory, arg0); }
"#
        );
    }

    #[test]
    fn only_names_and_custom_sections_go() {
        let (short, _) = shorten(&ordinary(), GLUE).unwrap();
        wasmparser::validate(&short).unwrap();
        let sections = |module: &[u8]| -> Vec<String> {
            let payloads = Parser::new(0).parse_all(module).map(Result::unwrap);
            let sections = payloads.filter_map(|payload| {
                let (id, range) = payload.as_section()?;
                let bytes = &module[range.start as usize..range.end as usize];
                (![0, 2, 7].contains(&id)).then(|| format!("{id}: {bytes:?}"))
            });
            sections.collect()
        };
        assert_eq!(sections(&short), sections(&ordinary()));
        assert!(!short.windows(5).any(|bytes| bytes == b"rustc"));
    }

    #[test]
    fn an_import_without_its_counterpart_is_named() {
        let glue = GLUE.replace("__wbg_log_34:", "__wbg_log_35:");
        let error = shorten(&ordinary(), &glue).unwrap_err().to_string();
        assert_eq!(error, "the glue provides __wbg_log_34 0 times");
        let glue = GLUE.replace("./page_bg.js", "./other.js");
        let error = shorten(&ordinary(), &glue).unwrap_err().to_string();
        assert_eq!(error, "the glue provides ./page_bg.js 0 times");
    }

    #[test]
    fn an_export_that_is_used_must_exist() {
        let module = module(&[("memory", ExportKind::Memory, 0)]);
        let error = shorten(&module, GLUE).unwrap_err().to_string();
        assert!(
            error.ends_with("2 exports, of which the WebAssembly has 1"),
            "{error}"
        );
    }

    #[test]
    fn short_names_never_repeat() {
        let names: BTreeSet<String> = (0..5_000).map(letters).collect();
        assert_eq!(names.len(), 5_000);
        assert_eq!(
            [0, 51, 52, 103, 104].map(letters),
            ["a", "Z", "aa", "Za", "ab"]
        );
    }
}
