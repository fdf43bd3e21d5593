//! Links that carry a document: compressed, behind the `#` of the page's own address, which no browser sends anywhere.

use crate::editor::Carried;
use gloo::utils::window;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

#[wasm_bindgen]
extern "C" {
    // web-sys calls them unstable, although every browser has them since 2023.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// Deflate without a header, by the browsers' name for it.
const FORMAT: &str = "deflate-raw";

/// What the fragment of such a link begins with. The number is that of the form: JSON, deflated, in URL-safe Base64.
const MARK: &str = "#domain-1=";

/// The link to a document, at the address of this page.
pub(super) async fn to(carried: &Carried) -> Result<String, JsValue> {
    let json = serde_json::to_vec(carried).map_err(|error| error.to_string())?;
    let stream = stream_of(&json)?.pipe_through(&CompressionStream::new(FORMAT)?.into());
    let packed: String = read(stream).await?.into_iter().map(char::from).collect();
    let packed = window().btoa(&packed)?.replace('+', "-").replace('/', "_");
    let here = window().location();
    Ok(format!("{}{}{MARK}{}", page_of(&here.href()?), here.search()?, packed.trim_end_matches('=')))
}

/// The document that the address of this page carries, if it carries one. It is taken out of the address, so that a reload
/// does not open it over what was done with it.
///
/// # Errors
/// A link that was cut or changed.
pub(super) async fn arrived() -> Option<Result<Carried, ()>> {
    let here = window().location();
    let packed = here.hash().ok()?.strip_prefix(MARK)?.to_owned();
    let address = format!("{}{}", page_of(&here.href().ok()?), here.search().ok()?);
    if let Ok(history) = window().history() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok();
    }
    Some(unpack(&packed).await.ok_or(()))
}

async fn unpack(packed: &str) -> Option<Carried> {
    let packed = window().atob(&packed.replace('-', "+").replace('_', "/")).ok()?;
    let packed: Vec<u8> = packed.chars().map(|it| it as u8).collect();
    let unpacking = DecompressionStream::new(FORMAT).ok()?;
    let json = read(stream_of(&packed).ok()?.pipe_through(&unpacking.into())).await.ok()?;
    serde_json::from_slice(&json).ok()
}

/// An address without its query and fragment.
fn page_of(href: &str) -> &str {
    href.split(['?', '#']).next().unwrap_or(href)
}

fn stream_of(bytes: &[u8]) -> Result<ReadableStream, JsValue> {
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    Ok(Blob::new_with_u8_array_sequence(&parts)?.stream())
}

/// All that comes out of a stream, up to what a document may have: a small link can unfold to anything.
async fn read(stream: ReadableStream) -> Result<Vec<u8>, JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut all = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            return Ok(all);
        }
        all.extend(Uint8Array::from(Reflect::get(&part, &"value".into())?).to_vec());
        if all.len() > Carried::LARGEST {
            JsFuture::from(reader.cancel()).await?;
            return Err("too large".into());
        }
    }
}
