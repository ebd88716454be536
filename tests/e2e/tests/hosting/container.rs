//! The Containerfile: linted, built where that is possible, and its facts held against the recipe.

use std::path::Path;

use e2e::hosting::{file, program, text};
use tokio::process::Command;

#[tokio::test]
async fn it_passes_the_linter() {
    let mut hadolint = Command::new(program("BAILIAN_HADOLINT"));
    let output = hadolint.arg(file("Containerfile")).output().await;
    let output = output.expect("hadolint runs");
    let printed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}{errors}");
    assert_eq!(printed.trim(), "", "hadolint has something to say");
}

#[test]
fn its_port_user_and_files_are_those_of_the_recipe() {
    let container = text("Containerfile");
    let conf = text("container/nginx.conf");
    let line = |start: &str| {
        let found = container.lines().find_map(|line| line.strip_prefix(start));
        found.unwrap_or_else(|| panic!("no {start}")).trim()
    };
    let port = line("EXPOSE ");
    assert!(port.parse::<u16>().is_ok_and(|port| port >= 1024), "{port}");
    assert!(conf.contains(&format!("listen {port};")), "{port}");
    assert!(
        line("HEALTHCHECK ").contains(&format!(":{port}/")),
        "{port}"
    );
    let (user, group) = line("USER ").split_once(':').expect("user and group");
    assert!(
        [user, group]
            .iter()
            .all(|id| id.parse::<u32>().is_ok_and(|id| id > 0))
    );
    let (image, tag) = line("FROM ").split_once(':').expect("a tag");
    assert!(
        tag.chars().any(|c| c.is_ascii_digit()) && tag != "latest",
        "{image}:{tag}"
    );
    for copied in line("COPY hosting/")
        .split(' ')
        .take_while(|name| !name.starts_with('/'))
    {
        let name = copied.trim_start_matches("hosting/");
        assert!(file(name).is_file(), "{name}");
    }
    let root = "/srv/bailian-mcp-config/www";
    assert!(conf.contains(&format!("root {root};")) && container.contains(&format!("}} {root}\n")));
    // All that nginx writes is below /tmp, so the rest can be read-only.
    for written in ["pid ", "client_body_temp_path ", "proxy_temp_path "] {
        let line = conf.lines().find(|line| line.trim().starts_with(written));
        assert!(
            line.is_some_and(|line| line.contains(" /tmp/")),
            "{written}"
        );
    }
}

#[tokio::test]
async fn it_is_built_where_there_is_an_engine() {
    let mut engine = None;
    for name in ["podman", "docker"] {
        let output = Command::new(name).arg("info").output().await;
        if output.is_ok_and(|output| output.status.success()) {
            engine = Some(name);
            break;
        }
    }
    let Some(engine) = engine else {
        println!("NOT BUILT: neither podman nor docker has a running engine on this machine");
        println!("the Containerfile was linted, and its nginx.conf is run by the other tests");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut build = Command::new(engine);
    build.args([
        "build",
        "--file",
        "hosting/Containerfile",
        "--tag",
        "bailian-mcp-config:test",
    ]);
    let output = build
        .arg(".")
        .current_dir(root)
        .output()
        .await
        .expect("the engine runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{engine}: {errors}");
    println!("built by {engine}");
}
