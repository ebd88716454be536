//! The header sets, as MDN's HTTP Observatory grades them.

use e2e::hosting::{Recipe, program, text};
use serde_json::Value;
use std::path::Path;
use tokio::process::Command;

use crate::files::header;
use crate::setting::Setting;

/// What each recipe has to reach.
const AT_LEAST: i64 = 130;

async fn grade(setting: &Setting, base: &str) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../hosting/observatory.mjs");
    let (plain, port) = setting.served.ports();
    let mut node = Command::new("node");
    node.arg(script).arg("localhost");
    node.args([plain.to_string(), port.to_string(), format!("{base}/")]);
    node.env(
        "BAILIAN_OBSERVATORY_DIR",
        program("BAILIAN_OBSERVATORY_DIR"),
    )
    .env("NODE_EXTRA_CA_CERTS", setting.served.authority_file());
    let output = node.output().await.expect("Node runs");
    let printed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    let graded = printed.lines().last().unwrap_or_default();
    serde_json::from_str(graded).unwrap_or_else(|error| panic!("{error}: {printed}{errors}"))
}

#[tokio::test]
async fn each_recipe_that_ends_https_is_graded_at_least_130() {
    for recipe in Recipe::HTTPS {
        for base in ["", "/tools/mcp"] {
            let setting = Setting::under(recipe, base).await;
            let graded = grade(&setting, base).await;
            println!(
                "{recipe:?} under {base}/: {} {}",
                graded["score"], graded["grade"]
            );
            for test in graded["tests"].as_array().expect("tests") {
                let (name, result) = (&test["test"], &test["result"]);
                println!("  {name}: {result}, {}", test["modifier"]);
                assert_eq!(test["pass"], true, "{recipe:?}: {test}");
            }
            assert_eq!(graded["status"], 200, "{recipe:?}");
            let score = graded["score"].as_i64().unwrap_or_default();
            assert!(score >= AT_LEAST, "{recipe:?}: {graded:#}");
        }
    }
}

/// What the guide says of hosts such as GitHub Pages.
#[tokio::test]
async fn the_grade_of_a_host_without_headers_is_what_the_guide_says() {
    let setting = Setting::of(Recipe::NoHeaders).await;
    let graded = grade(&setting, "").await;
    println!("without headers: {} {}", graded["score"], graded["grade"]);
    for test in graded["tests"].as_array().expect("tests") {
        println!(
            "  {}: {}, {}",
            test["test"], test["result"], test["modifier"]
        );
    }
    let said = format!("Observatory: {}", graded["score"]);
    for guide in ["README.md", "README.zh-CN.md"] {
        assert!(text(guide).contains(&said), "{guide} does not say {said}");
    }
}

/// So the grade of nginx is the grade of what the container sends where https ends in front of it.
#[tokio::test]
async fn the_container_sends_what_nginx_sends() {
    let (nginx, container) = (
        Setting::of(Recipe::Nginx).await,
        Setting::of(Recipe::Container).await,
    );
    let mut sent = Vec::new();
    for setting in [&nginx, &container] {
        let request = setting.served.client().get(setting.served.page());
        let answer = request.header("x-forwarded-proto", "https").send().await;
        let answer = answer.expect("an answer");
        let mut names: Vec<_> = answer
            .headers()
            .keys()
            .map(|name| name.as_str().to_owned())
            .filter(|name| !["date", "last-modified", "etag"].contains(&name.as_str()))
            .map(|name| format!("{name}: {}", header(answer.headers(), &name)))
            .collect();
        names.sort();
        sent.push(names);
    }
    assert_eq!(sent[0], sent[1]);
}
