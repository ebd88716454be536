//! The service emulator.
