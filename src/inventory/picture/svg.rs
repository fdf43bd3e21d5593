//! The picture as an SVG file that stands alone: colours, patterns and words are all in it.

use std::fmt::Write;

use super::{Anchor, Box, Item, Look, Picture, Style};
use crate::inventory::device_icon;

/// Colours of a picture, as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colours {
    /// Behind everything.
    pub ground: String,
    /// Words and edges of what is written.
    pub ink: String,
    /// Words of second rank, and of what is implicit.
    pub subtle: String,
    /// Edges of what is implicit or free.
    pub faint: String,
    /// What is reserved.
    pub reserved: String,
    /// What is wrong.
    pub problem: String,
    /// What is previewed.
    pub brand: String,
}

impl Default for Colours {
    /// Dark on white, for paper.
    fn default() -> Colours {
        let [ground, ink, subtle, faint, reserved, problem, brand] =
            ["#fff", "#151515", "#4d4d4d", "#707070", "#e0e0e0", "#b1380b", "#0066cc"].map(str::to_owned);
        Colours { ground, ink, subtle, faint, reserved, problem, brand }
    }
}

/// Around the picture.
const MARGIN: i32 = 16;

/// The picture as SVG; `title` names it.
pub fn svg(picture: &Picture, title: &str, colours: &Colours) -> String {
    let (width, height) = (picture.width + 2 * MARGIN, picture.height + 2 * MARGIN);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"-{MARGIN} -{MARGIN} {width} {height}\" role=\"img\">\n<title>{}</title>",
        escaped(title)
    );
    svg.push_str(&style(colours));
    let _ = writeln!(
        svg,
        "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V6\"/></pattern></defs>\n\
         <rect class=\"ground\" x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{width}\" height=\"{height}\"/>"
    );
    for line in &picture.lines {
        let points: Vec<String> = line.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let class = if line.implicit { "line implicit" } else { "line" };
        let _ = writeln!(svg, "<polyline class=\"{class}\" points=\"{}\"/>", points.join(" "));
    }
    for item in &picture.items {
        item_to(&mut svg, item);
    }
    svg.push_str("</svg>\n");
    svg
}

fn item_to(svg: &mut String, item: &Item) {
    let _ = writeln!(svg, "<g><title>{}</title>", escaped(&item.name));
    for Box { x, y, width, height, look } in &item.boxes {
        if *look == Look::Plain {
            continue;
        }
        let size =
            format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{}\"", look.radius());
        let _ = writeln!(svg, "<rect class=\"{}\" {size}/>", look.class());
        if *look == Look::Implicit {
            let _ = writeln!(svg, "<rect class=\"over\" {size}/>");
        }
    }
    for (name, x, y, side) in &item.icons {
        if let Some(path) = device_icon(name) {
            let scale = f64::from(*side) / 16.0;
            let _ = writeln!(
                svg,
                "<path class=\"icon\" transform=\"translate({x} {y}) scale({scale})\" d=\"{path}\"/>"
            );
        }
    }
    for text in &item.texts {
        let anchor = text.anchor.as_str();
        let words = escaped(&text.text);
        let (class, x, y) = (text.style.class(), text.x, text.y);
        let _ = writeln!(
            svg,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{words}</text>"
        );
    }
    svg.push_str("</g>\n");
}

impl Anchor {
    /// As `text-anchor` has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

impl Look {
    /// The class of such a box, here and on the page.
    pub fn class(self) -> &'static str {
        match self {
            Look::Plain => "plain",
            Look::Panel => "panel",
            Look::Pill => "pill",
            Look::Written => "written",
            Look::Implicit => "implicit",
            Look::Reserved => "reserved",
            Look::Free => "free",
            Look::FreeFor => "free-for",
            Look::Clash => "clash",
        }
    }

    /// How round its corners are.
    pub fn radius(self) -> i32 {
        match self {
            Look::Pill => 9,
            Look::Panel => 8,
            _ => 4,
        }
    }
}

impl Style {
    /// The class of such words, here and on the page.
    pub fn class(self) -> &'static str {
        match self {
            Style::Title => "title",
            Style::Name => "name",
            Style::ImplicitName => "implicit-name",
            Style::Small => "small",
            Style::Code => "code",
            Style::FilledIn => "filled-in",
            Style::Preview => "preview",
            Style::Problem => "problem",
        }
    }
}

fn style(colours: &Colours) -> String {
    let Colours { ground, ink, subtle, faint, reserved, problem, brand } = colours;
    format!(
        "<style>\n\
         text{{font:11px 'Red Hat Text',Arial,'Liberation Sans',sans-serif;fill:{subtle}}}\n\
         .title{{font-size:15px;font-weight:600;fill:{ink}}}.name{{font-size:12px;font-weight:600;fill:{ink}}}\n\
         .implicit-name{{font-size:12px}}.code,.filled-in,.preview{{font-family:'Red Hat Mono','Liberation Mono',monospace}}\n\
         .code{{fill:{ink}}}.filled-in{{text-decoration:underline dashed}}\n\
         text.preview{{fill:{brand};font-weight:600}}text.problem{{fill:{problem};font-weight:600}}\n\
         rect{{fill:{ground};stroke:{faint}}}.ground{{stroke:none}}.written,.pill{{stroke:{ink};stroke-width:1.5}}\n\
         .implicit,.free-for{{stroke-dasharray:5 3}}.free{{stroke-dasharray:2 2}}.reserved{{fill:{reserved}}}\n\
         .clash{{stroke:{problem};stroke-width:2.5}}.over{{fill:url(#hatch);stroke:none}}\n\
         .icon{{fill:none;stroke:{subtle};stroke-width:1.3;stroke-linecap:round;stroke-linejoin:round}}\n\
         .hatch{{stroke:{faint};stroke-opacity:.3}}.line{{fill:none;stroke:{ink}}}\n\
         .line.implicit{{stroke:{faint};stroke-dasharray:5 3}}\n\
         </style>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
