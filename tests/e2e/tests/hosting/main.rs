//! The recipes of `hosting/`: the real servers with the shipped files, against the emulator.

mod container;
mod files;
mod guide;
mod object_store;
mod observatory;
mod page;
mod relay;
mod setting;
