use super::super::Template;
use crate::doctor::{Fault, Slip};

/// Title, cause and remedy; `{0}` is the client, the others are the fault's facts.
pub(super) fn template(fault: &Fault) -> Template {
    match fault {
        Fault::Format { .. } => lines![
            "The text is {1}, the file is {2}",
            "{0} reads {2} alone, so nothing in the text counts.",
            "Write it as {2}, as the configuration on this page is.",
        ],
        Fault::NoFile => lines![
            "{0} reads no such configuration",
            "It takes its servers in another way.",
            "Use what this page hands out for {0}.",
        ],
        Fault::Syntax { .. } => lines![
            "The text breaks off at line {1}, column {2}",
            "From here on it cannot be read, so the file as a whole cannot.",
            "Look for a missing comma, quote or brace just before this place.",
        ],
        Fault::NotStrict { slip, .. } => slipped(*slip),
        Fault::Container { .. } => lines![
            "The servers stand under {1}",
            "{0} looks for them under {2}, so it finds none here.",
            "Write {2} instead of {1}.",
        ],
        Fault::ContainerMissing { .. } => lines![
            "The servers stand under no {2}",
            "This is a part of a file; {0} looks for servers under {2}.",
            "Put the servers into {2}.",
        ],
        Fault::ListExpected { .. } => lines![
            "The servers are an object",
            "{0} reads an array, and each server’s name from its {2}.",
            "Make each server an element of an array and write its name into {2}.",
        ],
        Fault::MapExpected => lines![
            "The servers are an array",
            "{0} reads an object with the servers’ names as its keys.",
            "Write \"NAME\": { … } for each server.",
        ],
        Fault::NameTwice { .. } => lines![
            "{1} stands there twice",
            "Servers with the same name are one server: the other one is lost.",
            "Give this server another name.",
        ],
        Fault::NameMissing { .. } => lines![
            "The server has no {2}",
            "{0} tells servers apart by their {2}.",
            "Add {2}.",
        ],
        Fault::NameRule { .. } => lines![
            "{0} does not take the name {1}",
            "{2}",
            "Choose a name that keeps this rule.",
        ],
        Fault::UrlMissing { .. } => lines![
            "The server has no URL",
            "{0} does not know where to connect.",
            "Add {2} with the endpoint’s URL.",
        ],
        Fault::Field { .. } => lines![
            "{1} is not what {0} reads",
            "{0} looks for {2}, so this value does not arrive.",
            "Write {2} instead of {1}.",
        ],
        Fault::TypeMissing { .. } => lines![
            "The transport is not given",
            "It is not known that {0} finds out by itself.",
            "Add the type {2}.",
        ],
        Fault::TypeSpelling { .. } => lines![
            "{0} does not know the type {1}",
            "Clients spell the transports differently; this word is another client’s, or nobody’s.",
            "Write {2}.",
        ],
        Fault::TypeAgainstPath { .. } => lines![
            "The type is {1}, but the URL ends in {3}",
            "The service does not answer at this URL as the type says, so the connection fails.",
            "Write {2}, or use the URL of the other transport.",
        ],
        Fault::MemberIgnored { .. } => lines![
            "{0} does not read {1}",
            "It is ignored in silence, whatever it says.",
            "Leave it out.",
        ],
        Fault::MemberRefused { .. } => lines![
            "{1} does not belong here",
            "{0} refuses the entry because of it.",
            "Leave it out.",
        ],
        Fault::SwitchedOff { .. } => lines![
            "The server is switched off by {1}",
            "{0} does not start it.",
            "Leave {1} out, or reverse its value.",
        ],
        Fault::Unsupported { .. } => {
            lines!["{0} cannot reach this service", "{1}", "{2}"]
        }
        Fault::BridgeNeeded { .. } => lines![
            "{0} does not connect to this URL by itself",
            "It does not speak {1} from its configuration file.",
            "Use the configuration on this page: there mcp-remote, a local program, connects for it.",
        ],
        Fault::ArgumentSpace => lines![
            "There is a space in this argument",
            "On Windows {0} does not escape it, so the header is cut off. Source: the README of mcp-remote.",
            "Write Authorization:${AUTH_HEADER} without a space, and Bearer with the key into env.",
        ],
        Fault::HeaderMissing { .. } => lines![
            "No API key is sent",
            "The service answers 401 to a request without a key.",
            "Add {2} with Bearer and the key.",
        ],
        Fault::BearerMissing => lines![
            "“Bearer ” is missing before the key",
            "The header’s value must be Bearer, a space and the key.",
            "Write “Bearer ” before the key.",
        ],
        Fault::BearerTwice => lines![
            "One “Bearer ” too many",
            "What is sent is Bearer Bearer and the key, which the service refuses.",
            "Delete the marked part.",
        ],
        Fault::ReferenceUnknown {
            expected: Some(_), ..
        } => lines![
            "{1} is not how {0} refers to a variable",
            "Other clients write it so. What is not replaced is sent as it stands, in the key’s place.",
            "Write {2}, or the key itself.",
        ],
        Fault::ReferenceUnknown { expected: None, .. } => lines![
            "{1} stands where the key must stand",
            "No syntax is known in which {0} replaces variables here. What is not replaced is sent as it stands.",
            "Write the key itself.",
        ],
        Fault::InputUndeclared { .. } => lines![
            "The input {1} is not declared",
            "{0} asks only for the inputs that the file lists.",
            "Add an input with the id {1} to inputs.",
        ],
        Fault::VariableHoldsKey => lines![
            "The key stands where a variable’s name belongs",
            "{0} looks for a variable of this name and finds none.",
            "Write DASHSCOPE_API_KEY, and put the key into that environment variable.",
        ],
        Fault::KeyPlaceholder => lines![
            "A placeholder stands in the key’s place",
            "It is sent as it stands, and the service answers 401.",
            "Replace it by the key.",
        ],
        Fault::KeyMasked => lines![
            "The key is masked",
            "The console hides the middle of a key; what remains is no key any more.",
            "Copy the key with the console’s copy button, or create a new one.",
        ],
    }
}

fn slipped(slip: Slip) -> Template {
    match slip {
        Slip::Comment => lines![
            "A comment at line {1}, column {2}",
            "{0} reads strict JSON, which has no comments: the file cannot be read.",
            "Delete the comment.",
        ],
        Slip::TrailingComma => lines![
            "A comma too many at line {1}, column {2}",
            "{0} reads strict JSON, in which nothing may follow the last member but the brace.",
            "Delete the comma.",
        ],
        Slip::Quotes => lines![
            "The wrong quotes at line {1}, column {2}",
            "JSON knows straight double quotes alone: the file cannot be read.",
            "Write \" instead.",
        ],
        Slip::Key => lines![
            "A key without quotes at line {1}, column {2}",
            "In JSON every key stands in double quotes: the file cannot be read.",
            "Put \" around it.",
        ],
        Slip::Mark => lines![
            "A character that JSON does not know at line {1}, column {2}",
            "Full-width marks, wrong escapes and control characters make the file unreadable.",
            "Type the character anew, with an English keyboard.",
        ],
    }
}
