//! The picture as a file: with the colours that it has on the page.

use crate::editor::{Colours, Picture, svg};
use gloo::utils::window;
use web_sys::Element;

/// Around the picture.
pub(super) const MARGIN: i32 = 16;

/// File name and text of the picture, coloured as it is drawn in `stage`.
pub(super) fn file(picture: &Picture, name: &str, stage: &Element) -> (String, String) {
    let file = format!("{}.topology.svg", name.trim_end_matches(".xml"));
    (file, svg(picture, name, &colours(stage)))
}

/// The colours of the samples in the legend beside the stage, which are drawn like the picture.
fn colours(stage: &Element) -> Colours {
    let plain = Colours::default();
    let whole = stage.closest(".topology").ok().flatten();
    let seen = |selector: &str, property: &str, otherwise: String| -> String {
        let sample = whole.as_ref().and_then(|it| it.query_selector(selector).ok().flatten());
        let style = sample.and_then(|it| window().get_computed_style(&it).ok().flatten());
        let value = style.and_then(|it| it.get_property_value(property).ok()).filter(|it| !it.is_empty());
        value.map_or(otherwise, |it| plainly(&it))
    };
    Colours {
        ground: seen(".topology-stage", "background-color", plain.ground),
        ink: seen(".topology-legend .written", "stroke", plain.ink),
        subtle: seen(".topology-legend .small", "fill", plain.subtle),
        faint: seen(".topology-legend .free", "stroke", plain.faint),
        reserved: seen(".topology-legend .reserved", "fill", plain.reserved),
        problem: seen(".topology-legend .clash", "stroke", plain.problem),
        brand: seen(".topology-legend .preview", "fill", plain.brand),
    }
}

/// `color(srgb 0.2 0.4 1)` as every program reads it: `rgb(51 102 255)` with commas.
fn plainly(colour: &str) -> String {
    let inside = colour.strip_prefix("color(srgb ").and_then(|it| it.strip_suffix(')'));
    let Some(inside) = inside else { return colour.to_owned() };
    let parts = inside.split_whitespace().take(3).filter_map(|it| it.parse::<f64>().ok());
    let parts: Vec<String> = parts.map(|it| format!("{:.0}", it * 255.0)).collect();
    format!("rgb({})", parts.join(","))
}
