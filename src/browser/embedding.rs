//! `window.bailianMcpConfig`, for portals that embed the page and for tests.

mod listing;

use js_sys::{Array, Error, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::js;
use super::live::settings;
use crate::app::more::site;
use crate::clients::{Client, Platform, SecretMode};
use crate::diagnostic::Lang;
use crate::domain::{Secret, Transport};
use crate::embed::{self, FitRequest, MergeRequest, Request, ServiceRequest};
use crate::merge::OnClash;

type Answer = Result<JsValue, JsValue>;

/// All functions of the interface are of one type, whose way into JavaScript is compiled once; what
/// is not given is `undefined`.
type Function = fn(JsValue, JsValue) -> Answer;

/// Puts the interface on the window and marks the document as ready.
pub(super) fn install() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let api = Object::new();
    // The functions live as long as the page: they are handed to JavaScript's collector.
    let functions: [(&str, Function); 6] = [
        ("clients", clients),
        ("understand", understand),
        ("render", render),
        ("merge", merge),
        ("fit", fit),
        ("listTools", listing::list_tools),
    ];
    for (name, function) in functions {
        let function = Closure::<dyn Fn(JsValue, JsValue) -> Answer>::new(function);
        set(&api, name, &function.into_js_value());
    }
    set(&api, "version", &embed::VERSION.into());
    set(&window, "bailianMcpConfig", &Object::freeze(&api));
    if let Some(root) = window
        .document()
        .and_then(|document| document.document_element())
    {
        let _ = root.set_attribute("data-ready", "true");
    }
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Setting a new member of an object that is not frozen cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

fn clients(_: JsValue, _: JsValue) -> Answer {
    plain(&embed::clients(&settings()))
}

fn understand(text: JsValue, options: JsValue) -> Answer {
    let text = text.as_string().ok_or_else(|| wrong("text", "a string"))?;
    let lang = if options.is_undefined() {
        Lang::En
    } else {
        lang(&object(options, "options")?)?
    };
    plain(&embed::understand(&text, lang))
}

fn render(request: JsValue, _: JsValue) -> Answer {
    plain(&embed::render(&request_of(request)?))
}

fn merge(request: JsValue, _: JsValue) -> Answer {
    let given = object(request.clone(), "request")?;
    let existing = string(&given, "existing")?.ok_or_else(|| wrong("existing", "a string"))?;
    let on_clash = word(
        &given,
        "onClash",
        OnClash::from_id,
        "replace, rename or keep",
    )?;
    plain(&embed::merge(&MergeRequest {
        existing: Secret::new(existing),
        request: request_of(request)?,
        on_clash: on_clash.unwrap_or(OnClash::Replace),
    }))
}

fn fit(request: JsValue, _: JsValue) -> Answer {
    let request = object(request, "request")?;
    let expected = "an array of tools";
    // As text, because that is what the protocol's own reader takes.
    let json = js::get(&js::window(), "JSON");
    let json = js::call(&json, "stringify", &[member(&request, "tools")]).ok();
    let json = json.and_then(|json| json.as_string());
    let tools = json.and_then(|json| embed::tools(&json));
    let mut others = Vec::new();
    let given = member(&request, "others");
    if !given.is_undefined() {
        let list = given.dyn_into::<Array>();
        for name in list.map_err(|_| wrong("others", "an array"))?.iter() {
            others.push(name.as_string().ok_or_else(|| wrong("others", "strings"))?);
        }
    }
    plain(&embed::fit(&FitRequest {
        tools: tools.ok_or_else(|| wrong("tools", expected))?,
        name: string(&request, "name")?.ok_or_else(|| wrong("name", "a server name"))?,
        others,
        client: word(&request, "client", offered, IDS)?,
    }))
}

/// What a client's id may be.
const IDS: &str = "one of the ids that clients() lists";

fn offered(id: &str) -> Option<&'static Client> {
    let offered = site::offered(&settings());
    offered.into_iter().find(|client| client.id == id)
}

fn request_of(request: JsValue) -> Result<Request, JsValue> {
    let request = object(request, "request")?;
    let id = string(&request, "client")?.ok_or_else(|| wrong("client", "a client's id"))?;
    let client = offered(&id).ok_or_else(|| wrong("client", IDS))?;
    let many = member(&request, "services");
    let mut services = Vec::new();
    if many.is_undefined() {
        services.push(service(member(&request, "service"), "service")?);
    } else {
        let list = many
            .dyn_into::<Array>()
            .map_err(|_| wrong("services", "an array"))?;
        for given in list.iter() {
            services.push(service(given, "services")?);
        }
        if services.is_empty() {
            return Err(wrong("services", "an array of at least one service"));
        }
    }
    let withheld = !settings().literal_key;
    let (read, expected): (fn(&str) -> Option<SecretMode>, _) = if withheld {
        (
            |id| SecretMode::from_id(id).filter(|mode| *mode != SecretMode::Literal),
            "reference or prompt: the settings of this site have literalKey: false",
        )
    } else {
        (SecretMode::from_id, "literal, reference or prompt")
    };
    let secret = word(&request, "secret", read, expected)?;
    let key = string(&request, "key")?.unwrap_or_default();
    let platform = word(
        &request,
        "platform",
        Platform::from_id,
        "macos, linux or windows",
    )?;
    Ok(Request {
        client,
        services,
        key: Secret::new(if withheld { String::new() } else { key }),
        // Without a key, this refers to one.
        secret: secret.unwrap_or(SecretMode::Literal),
        platform: platform.unwrap_or_else(super::locale::platform),
        lang: lang(&request)?,
    })
}

fn service(given: JsValue, argument: &str) -> Result<ServiceRequest, JsValue> {
    let given = object(given, argument)?;
    let service = ServiceRequest {
        instance_id: string(&given, "instanceId")?.unwrap_or_default(),
        url: string(&given, "url")?.unwrap_or_default(),
        transport: transport(&given)?,
        name: string(&given, "name")?.unwrap_or_default(),
    };
    if service.instance_id.is_empty() && service.url.is_empty() {
        return Err(wrong(argument, "an object with instanceId or url"));
    }
    Ok(service)
}

fn lang(of: &JsValue) -> Result<Lang, JsValue> {
    Ok(string(of, "lang")?.map_or(Lang::En, |tag| Lang::from_tag(&tag)))
}

fn transport(of: &JsValue) -> Result<Option<Transport>, JsValue> {
    let read = |id: &str| {
        [Transport::Sse, Transport::StreamableHttp]
            .into_iter()
            .find(|t| t.id() == id)
    };
    word(of, "transport", read, "sse or streamable_http")
}

fn word<T>(
    of: &JsValue,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
    expected: &str,
) -> Result<Option<T>, JsValue> {
    match string(of, name)? {
        Some(text) => read(&text).map(Some).ok_or_else(|| wrong(name, expected)),
        None => Ok(None),
    }
}

/// A member that may be missing and otherwise is a string.
fn string(of: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let value = member(of, name);
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    value
        .as_string()
        .map(Some)
        .ok_or_else(|| wrong(name, "a string"))
}

fn object(value: JsValue, name: &str) -> Answer {
    if value.is_object() {
        Ok(value)
    } else {
        Err(wrong(name, "an object"))
    }
}

fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn wrong(argument: &str, expected: &str) -> JsValue {
    Error::new(&["bailianMcpConfig: ", argument, " must be ", expected].concat()).into()
}

/// A plain object: `null` for what is missing, no `Map`.
fn plain(value: &impl Serialize) -> Answer {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}
