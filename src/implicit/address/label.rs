//! What a device is called within a sentence.

use crate::xml::{Document, NodeId};

/// Such as "the disk vda" or "the usb controller 0".
pub fn label(document: &Document, node: NodeId) -> String {
    let name = document.name(node);
    let value = |path: &str| document.value(node, path).filter(|it| !it.is_empty());
    let told = match name {
        "controller" => {
            let (type_, index) = (value("@type"), value("@index"));
            return format!(
                "the {} controller {}",
                type_.as_deref().unwrap_or("ide"),
                index.as_deref().unwrap_or("without index")
            );
        }
        "disk" => value("target/@dev"),
        "interface" => value("mac/@address"),
        "channel" => value("target/@name"),
        "video" => value("model/@type"),
        "input" => value("@type"),
        "serial" | "parallel" | "console" => value("target/@port"),
        "hostdev" | "redirdev" => value("@type"),
        "shmem" => value("@name"),
        "filesystem" => value("target/@dir"),
        _ => value("@model"),
    };
    match told {
        Some(told) => format!("the {name} {told}"),
        None => format!("the {name}"),
    }
}
