use serde_json::{Value, json};

/// What is odd about the list of tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingFault {
    /// So many tools in so many pages, about 1.2 KB each.
    Many { tools: usize, pages: usize },
    /// The same page with the same cursor, for ever.
    RepeatedCursor,
    /// New pages with new cursors, for ever.
    Endless,
    /// Two pages, and the cursor of the second is the empty string.
    EmptyCursor,
}

impl ListingFault {
    /// The result of `tools/list` with this cursor.
    pub(crate) fn page(self, cursor: Option<&str>) -> Value {
        let number = cursor.and_then(|cursor| cursor.parse::<usize>().ok());
        let start = number.unwrap_or(0);
        match self {
            Self::Many { tools, pages } => {
                let size = tools.div_ceil(pages.max(1)).max(1);
                let end = (start + size).min(tools);
                let page = result(start..end);
                if end < tools {
                    with_cursor(page, &end.to_string())
                } else {
                    page
                }
            }
            Self::RepeatedCursor => with_cursor(result(0..2), "again"),
            Self::Endless => with_cursor(result(start..start + 2), &(start + 2).to_string()),
            Self::EmptyCursor if cursor.is_none() => with_cursor(result(0..2), ""),
            Self::EmptyCursor => result(2..4),
        }
    }
}

fn with_cursor(mut page: Value, cursor: &str) -> Value {
    page["nextCursor"] = json!(cursor);
    page
}

fn result(numbers: std::ops::Range<usize>) -> Value {
    json!({ "tools": numbers.map(tool).collect::<Vec<_>>() })
}

/// A tool of the size that an imported OpenAPI has.
fn tool(number: usize) -> Value {
    let parameters = (0..8).map(|index| {
        let description = "One of the request's parameters, described at the usual length.";
        let parameter = json!({ "type": "string", "description": description });
        (format!("Parameter{index}"), parameter)
    });
    json!({
        "name": format!("Ecs-20140526-Action{number:05}"),
        "description": format!("Does what action {number} of the product does. {}", "More about it. ".repeat(12)),
        "inputSchema": {
            "type": "object",
            "properties": parameters.collect::<serde_json::Map<_, _>>(),
            "required": ["Parameter0"],
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_tools_join_from_their_pages() {
        let many = ListingFault::Many {
            tools: 10,
            pages: 3,
        };
        let (mut names, mut cursor, mut pages) = (Vec::new(), None::<String>, 0);
        loop {
            let page = many.page(cursor.as_deref());
            let tools = page["tools"].as_array().expect("tools");
            names.extend(tools.iter().map(|tool| tool["name"].to_string()));
            pages += 1;
            match page["nextCursor"].as_str() {
                Some(next) => cursor = Some(next.to_owned()),
                None => break,
            }
        }
        names.dedup();
        assert_eq!((names.len(), pages), (10, 3));
        let size = tool(1).to_string().len();
        assert!((1_000..1_400).contains(&size), "{size}");
    }
}
