//! Listing the tools of a service: bytes and milliseconds in, requests and progress out.
//!
//! Nothing here opens a socket, waits or reads a clock, so that the same code runs in a browser, over
//! native sockets and in tests over every split of a recorded conversation.

mod ahead;
mod bytes;
pub mod diagnosis;
pub mod event_stream;
pub mod export;
pub mod fit;
pub mod json;
pub mod json_rpc;
pub mod outside;
pub mod pasted;
pub mod risk;
pub mod schema;
pub mod session;
pub mod types;
