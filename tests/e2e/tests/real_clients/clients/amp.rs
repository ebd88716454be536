//! Amp: `amp mcp doctor` connects to every server, once it was told whose account it works for.

use e2e::clients::Package;

use crate::trial::{RealClient, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "amp",
    name: "Amp",
    package: Package::Native("@ampcode/cli"),
    command: |stage| {
        let mut command = stage.sandbox.client("amp");
        command
            .args(["mcp", "doctor"])
            .env("AMP_URL", &stage.model)
            .env("AMP_API_KEY", "stand-in");
        command
    },
    verdict: |shown| {
        let verdict = shown.in_the_line_of_the_server(": connected (", ": error")?;
        // The names of the tools follow their number.
        let mut lines = shown.output.stdout.lines();
        let tools = lines.find_map(|line| line.split_once(" tools: "));
        match (verdict, tools) {
            (Verdict::Connected, Some((_, tools))) => {
                let names = tools.trim_end_matches(')').split(", ");
                Some(Verdict::Listed(names.map(str::to_owned).collect()))
            }
            (verdict, _) => Some(verdict),
        }
    },
    ..RealClient::USUAL
};
