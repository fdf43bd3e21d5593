//! Mounts the page.

fn main() {
    yew::Renderer::<libvirt_domain_editor::app::App>::new().render();
}
