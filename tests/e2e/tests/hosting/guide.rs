//! The page "Hosting it for your company", held against the servers.

use std::path::Path;

use e2e::hosting::{Recipe, file, text};
use tokio::process::Command;

use crate::setting::Setting;

const GUIDES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// The code blocks of a guide, each with the word after its fence.
fn blocks(guide: &str) -> Vec<(String, String)> {
    let text = text(guide);
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(word) = line.strip_prefix("```") {
            let inside: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((word.to_owned(), inside.join("\n")));
        }
    }
    blocks
}

#[test]
fn both_languages_give_the_same_commands() {
    let [english, chinese] = GUIDES.map(blocks);
    assert!(english.len() > 10, "{}", english.len());
    // Comments inside are each language's own.
    let bare = |(word, code): &(String, String)| {
        let lines = code
            .lines()
            .map(|line| line.split(" # ").next().unwrap_or(line).trim_end());
        let lines: Vec<_> = lines.filter(|line| !line.starts_with("# ")).collect();
        (word.clone(), lines.join("\n"))
    };
    let english: Vec<_> = english.iter().map(bare).collect();
    let chinese: Vec<_> = chinese.iter().map(bare).collect();
    assert_eq!(english, chinese);
}

#[test]
fn every_file_that_a_guide_links_is_there() {
    for guide in GUIDES {
        let text = text(guide);
        let mut links = 0;
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            if link.contains("://") || link.starts_with('#') {
                continue;
            }
            let path = link.split('#').next().unwrap_or(link);
            assert!(file(path).exists(), "{guide}: {link}");
            links += 1;
        }
        assert!(links > 5, "{guide}");
    }
}

#[test]
fn every_value_that_a_guide_has_changed_is_in_the_recipe() {
    let recipes = ["nginx/maps.conf", "nginx/page.conf", "nginx/server.conf"]
        .map(text)
        .concat();
    for value in [
        "tools.example.com",
        "/etc/nginx/tls/page.pem",
        "/srv/bailian-mcp-config/www",
        "proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;",
        "frame-ancestors 'none'",
        "max-age=63072000",
        "server dashscope.aliyuncs.com:443;",
    ] {
        assert!(recipes.contains(value), "{value}");
    }
    let caddy = text("caddy/Caddyfile");
    for guide in GUIDES {
        let text = text(guide);
        let named = text.split("BAILIAN_").skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_uppercase() && c != '_');
            rest.split_at(end.unwrap_or(rest.len())).0
        });
        for name in named {
            assert!(
                caddy.contains(&format!("{{$BAILIAN_{name}:")),
                "{guide}: {name}"
            );
        }
    }
}

/// The checks of the guide: each `$ command` with what it prints.
fn checks() -> Vec<(String, String)> {
    let mut checks: Vec<(String, String)> = Vec::new();
    for (_, code) in blocks("README.md")
        .iter()
        .filter(|(word, _)| word == "console")
    {
        for line in code.lines() {
            match line.strip_prefix("$ ") {
                Some(command) => checks.push((command.to_owned(), String::new())),
                None => {
                    let (_, printed) = checks.last_mut().expect("a command first");
                    printed.push_str(line);
                    printed.push('\n');
                }
            }
        }
    }
    checks
}

#[tokio::test]
async fn the_checks_print_what_the_guide_says() {
    let checks = checks();
    assert!(checks.len() >= 8, "{}", checks.len());
    for recipe in Recipe::HTTPS {
        for base in ["", "/tools/mcp"] {
            let setting = Setting::under(recipe, base).await;
            let page = setting.served.page();
            let here = |text: &str| {
                text.replace("https://tools.example.com/", &page)
                    .replace("http://tools.example.com", &setting.served.plain_origin())
            };
            let mut script = String::new();
            let mut expected = String::new();
            for (command, printed) in &checks {
                script.push_str(&format!("{}\n", here(command)));
                let location = format!("{}/", setting.served.origin());
                let printed = if command.contains("redirect_url") {
                    printed.replace("https://tools.example.com/", &location)
                } else {
                    here(printed)
                };
                expected.push_str(&printed);
            }
            let mut sh = Command::new("sh");
            sh.arg("-c").arg(script);
            sh.env("CURL_CA_BUNDLE", setting.served.authority_file());
            sh.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
            let output = sh.output().await.expect("sh runs");
            let printed = String::from_utf8_lossy(&output.stdout);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(printed, expected, "{recipe:?} {base}: {errors}");
        }
    }
}
