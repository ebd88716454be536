//! The two parts, run in an interpreter.

use std::collections::BTreeSet;

use wasmi::{Caller, Engine, Linker, Module, Store};

use super::linked::{Later, merged, subtract};
use super::module::Facts;
use super::{first, rest};

/// `run` goes through `later`, which reads a constant of its own, moves the stack, calls back into the
/// first part, an import, and through the table a function that is only there.
const WHOLE: &str = r#"(module
  (import "env" "log" (func $log (param i32)))
  (type $unary (func (param i32) (result i32)))
  (table 4 4 funcref)
  (elem (i32.const 1) $kept $pointed $kept)
  (memory (export "memory") 1)
  (global $stack (mut i32) (i32.const 1000))
  (data (i32.const 16) "first, later")
  (func $run (export "run") (param i32) (result i32) (call $later (local.get 0)))
  (func $stack_at (export "stack") (result i32) (global.get $stack))
  (func $triple (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
  (func $kept (param i32) (result i32) (i32.const 7))
  (func $use_triple (export "triple") (param i32) (result i32) (call $triple (local.get 0)))
  (func $later (param i32) (result i32)
    (global.set $stack (i32.sub (global.get $stack) (i32.const 8)))
    (call $log (i32.load8_u (i32.const 23)))
    (i32.add (call $triple (local.get 0))
             (call_indirect (type $unary) (local.get 0) (i32.const 2))))
  (func $pointed (param i32) (result i32) (i32.add (local.get 0) (i32.load8_u (i32.const 24)))))"#;

fn parts() -> (Vec<u8>, Vec<u8>) {
    let whole = wat::parse_str(WHOLE).unwrap();
    let functions = ["later", "pointed"].map(str::to_owned);
    let later = Later {
        functions: BTreeSet::from(functions),
        constants: std::iter::once(23..28).collect(),
    };
    let facts = Facts::read(&whole, &later).unwrap();
    let parts = (
        first::write(&whole, &facts).unwrap(),
        rest::write(&whole, &facts).unwrap(),
    );
    for part in [&parts.0, &parts.1] {
        wasmparser::validate(part).unwrap();
    }
    parts
}

#[test]
fn both_parts_together_do_what_the_whole_does() {
    let (first, rest) = parts();
    let engine = Engine::default();
    let mut store = Store::new(&engine, Vec::<i32>::new());
    let mut linker = Linker::new(&engine);
    let log = |mut caller: Caller<'_, Vec<i32>>, seen: i32| caller.data_mut().push(seen);
    linker.func_wrap("env", "log", log).unwrap();
    let start = |linker: &Linker<Vec<i32>>, store: &mut Store<Vec<i32>>, wasm: &[u8]| {
        let module = Module::new(&engine, wasm).unwrap();
        linker.instantiate_and_start(store, &module).unwrap()
    };
    let first = start(&linker, &mut store, &first);
    let call = |store: &mut Store<Vec<i32>>, name: &str, argument: i32| {
        let function = first.get_typed_func::<i32, i32>(&*store, name).unwrap();
        function.call(store, argument)
    };
    let memory = first.get_memory(&store, "memory").unwrap();
    assert_eq!(&memory.data(&store)[16..28], b"first, \0\0\0\0\0");
    assert_eq!(
        call(&mut store, "triple", 5).unwrap(),
        15,
        "the first part works alone"
    );
    assert!(
        call(&mut store, "run", 5).is_err(),
        "and stops where it needs the rest"
    );

    let exports: Vec<_> = first
        .exports(&store)
        .map(|export| (export.name().to_owned(), export.into_extern()))
        .collect();
    for (name, export) in exports {
        linker.define("", &name, export).unwrap();
    }
    start(&linker, &mut store, &rest);
    assert_eq!(&memory.data(&store)[16..28], b"first, later");
    assert_eq!(
        call(&mut store, "run", 5).unwrap(),
        5 * 3 + 5 + i32::from(b'a')
    );
    assert_eq!(store.data(), &[i32::from(b'l')]);
    let stack = first.get_typed_func::<(), i32>(&store, "stack").unwrap();
    assert_eq!(
        stack.call(&mut store, ()).unwrap(),
        992,
        "they share the stack"
    );
}

#[test]
fn the_first_part_holds_nothing_of_the_rest() {
    let (first, _) = parts();
    let holds = |text: &[u8]| first.windows(text.len()).any(|window| window == text);
    assert!(holds(b"first,") && !holds(b"later"));
}

#[test]
fn a_module_without_names_is_refused() {
    let mut whole = wat::parse_str("(module (memory 1) (table 1 funcref) (func))").unwrap();
    let later = Later {
        functions: BTreeSet::new(),
        constants: Vec::new(),
    };
    let error = Facts::read(&whole, &later).err().unwrap();
    assert_eq!(error.to_string(), "the module names no functions");
    whole.truncate(9);
    assert!(Facts::read(&whole, &later).is_err());
}

#[test]
fn a_module_without_relocations_is_refused() {
    let linked = wat::parse_str(WHOLE).unwrap();
    let error = super::split(&linked, &linked).err().unwrap();
    assert!(format!("{error:#}").contains("--emit-relocs"), "{error:#}");
}

#[test]
fn memory_that_both_need_stays_first() {
    let others = merged(vec![30..40, 0..10, 8..20, 50..50]);
    assert_eq!(others, [0..20, 30..40]);
    assert_eq!(subtract(others, &[5..6, 18..33]), [0..5, 6..18, 33..40]);
}
