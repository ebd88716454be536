//! Mounts the page.

fn main() {
    yew::Renderer::<bailian_mcp_config::App>::new().render();
}
