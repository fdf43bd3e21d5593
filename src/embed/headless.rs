//! The engine without a page: the commands of `domxml` as functions, with the same JSON.

use crate::compat::Target;
use crate::domain;
use crate::export::{Prepared, Style};
use crate::format;
use crate::implicit::{self, Completed, Mode, Remark};
use crate::inventory;
use crate::machine::Host;
use crate::xml::Document;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// What can be said besides the XML; each function reads what concerns it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Options {
    /// `libvirt=11.3.0,qemu=10.0`.
    host: Option<String>,
    /// `rhel7.9`, `libvirt=0.9.4`.
    target: Option<String>,
    /// As `--style` of `domxml`.
    style: Option<String>,
    /// `define` or `load`.
    mode: Option<String>,
    /// Keep passwords.
    security_info: bool,
}

/// What libvirt makes of a domain.
#[derive(Serialize)]
struct Answer<'a> {
    /// Printed as `virsh dumpxml` prints it.
    xml: String,
    /// Why libvirt would refuse it; empty where it takes it.
    refused: Vec<Said<'a>>,
    /// What lies outside what the engine knows.
    not_predicted: Vec<Said<'a>>,
}

/// A remark and its line.
#[derive(Serialize)]
struct Said<'a> {
    /// From 1; `None` where it is about something that is not written.
    line: Option<u32>,
    message: &'a str,
}

/// A text with what was done to it.
#[derive(Serialize)]
struct Exported {
    xml: String,
    report: crate::export::Report,
}

/// The domain as a host would store it: JSON `{xml, refused, not_predicted}`.
///
/// # Errors
/// XML that does not parse or is no domain; options that are not understood.
#[wasm_bindgen]
pub fn complete(xml: &str, options: &str) -> Result<String, JsError> {
    let (document, options) = (read(xml)?, options_of(options)?);
    let mode = match options.mode.as_deref() {
        None | Some("define") => Mode::Define,
        Some("load") => Mode::Load,
        Some(other) => return Err(JsError::new(&format!("no mode \"{other}\": there are define and load"))),
    };
    let completed = implicit::complete(&document, &options.host()?, mode);
    let shown = if options.security_info {
        format::print(&completed.document)
    } else {
        format::print(&format::without_secrets(&completed.document))
    };
    json(&Answer {
        xml: shown,
        refused: said(&document, &completed.refusals),
        not_predicted: said(&document, &completed.not_predicted),
    })
}

/// Every device that the guest will have, as `domxml devices --json` prints them.
///
/// # Errors
/// As [`complete`].
#[wasm_bindgen]
pub fn devices(xml: &str, options: &str) -> Result<String, JsError> {
    let (document, completed) = completed(xml, options)?;
    json(&inventory::devices(&document, &completed))
}

/// The domain for another host: JSON `{xml, report}`, the report as `domxml export --report json` prints it.
///
/// # Errors
/// As [`complete`].
// JavaScript has `export` for itself.
#[wasm_bindgen(js_name = exportFor)]
pub fn export(xml: &str, options: &str) -> Result<String, JsError> {
    let (document, options) = (read(xml)?, options_of(options)?);
    let target = options.target()?;
    let style = options.style(if target.is_some() { Style::Target } else { Style::Written })?;
    let export = crate::export::export(&document, &options.host()?, style, target.as_ref());
    json(&Exported { xml: export.text, report: export.report })
}

/// Which releases can take the domain, as `domxml check --json` prints it: all of them, or the report for one target.
///
/// # Errors
/// As [`complete`].
#[wasm_bindgen]
pub fn check(xml: &str, options: &str) -> Result<String, JsError> {
    let (document, options) = (read(xml)?, options_of(options)?);
    let (host, style) = (options.host()?, options.style(Style::Written)?);
    let prepared = Prepared::new(&document, &host);
    match options.target()? {
        Some(target) => json(&prepared.export(style, Some(&target)).report),
        None => json(&crate::export::survey(&document, &prepared, style)),
    }
}

impl Options {
    fn host(&self) -> Result<Host, JsError> {
        self.host.as_deref().map_or(Ok(Host::default()), |text| Ok(Host::parse(text)?))
    }

    fn target(&self) -> Result<Option<Target>, JsError> {
        self.target.as_deref().map(|text| Ok(Target::parse(text)?)).transpose()
    }

    fn style(&self, usual: Style) -> Result<Style, JsError> {
        let Some(word) = self.style.as_deref() else { return Ok(usual) };
        Style::parse(word).ok_or_else(|| JsError::new(&format!("no style \"{word}\"")))
    }
}

fn completed(xml: &str, options: &str) -> Result<(Document, Completed), JsError> {
    let (document, options) = (read(xml)?, options_of(options)?);
    let completed = implicit::complete(&document, &options.host()?, Mode::Define);
    Ok((document, completed))
}

fn read(xml: &str) -> Result<Document, JsError> {
    Ok(domain::read(xml)?)
}

fn options_of(text: &str) -> Result<Options, JsError> {
    serde_json::from_str(text).map_err(|error| JsError::new(&format!("options: {error}")))
}

fn said<'a>(document: &Document, remarks: &'a [Remark]) -> Vec<Said<'a>> {
    let (_, positions) = document.print();
    let line = |it: &Remark| document.contains(it.node).then(|| positions.line(it.node));
    remarks.iter().map(|it| Said { line: line(it), message: &it.message }).collect()
}

fn json(value: &impl Serialize) -> Result<String, JsError> {
    Ok(serde_json::to_string(value)?)
}
