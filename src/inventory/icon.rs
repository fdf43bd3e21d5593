//! Pictures of devices, drawn on a grid of 16 with one line width so that they look like one family.

/// The path of the picture of that name, by libvirt's element or kind of controller; a chip for a device without one of its
/// own, nothing for what is no device.
pub fn device_icon(name: &str) -> Option<&'static str> {
    Some(match name {
        "domain" => {
            "M2.5 2.5h11v3h-11zM2.5 6.5h11v3h-11zM2.5 10.5h11v3h-11zM4.5 4h.01M4.5 8h.01M4.5 12h.01M7 4h4M7 8h4M7 12h4"
        }
        "disk" => "M3.5 3.5h9l2 5v4h-13v-4zM1.5 8.5h13M11.5 10.5h.01",
        "cdrom" => {
            "M14.2 8a6.2 6.2 0 1 1-12.4 0 6.2 6.2 0 0 1 12.4 0zM9.6 8a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0z"
        }
        "floppy" => "M2.5 2.5h9l2 2v9h-11zM5 2.5v4h5v-4M4.5 13.5v-4h7v4",
        "interface" => "M5.5 2h5v3.5h-5zM1.5 10.5h5V14h-5zM9.5 10.5h5V14h-5zM8 5.5V8M4 10.5V8h8v2.5",
        "usb" => {
            "M8 13.5V2.5M6.6 4.4 8 2.5l1.4 1.9M8 11 4.5 8.8V7.2M8 9.4l3.5-2.2V5.8M5.3 6.4a.8.8 0 1 1-1.6 0 .8.8 0 0 1 1.6 0zM10.7 4.2h1.6v1.6h-1.6zM9 13.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0z"
        }
        "pci" => "M1.5 4.5h13v5h-13zM4 9.5v2.5M6.7 9.5v2.5M9.3 9.5v2.5M12 9.5v2.5M4 7h4",
        "graphics" => "M1.5 2.5h13v8.5h-13zM8 11v2.5M5 13.5h6",
        "video" => {
            "M1.5 4h13v7.5h-13zM10.2 7.7a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0zM3.5 11.5V14M12.5 7.7h.01"
        }
        "sound" => "M2 6h2.5L8 3.2v9.6L4.5 10H2zM10.5 6a3 3 0 0 1 0 4M12.3 4.2a5.4 5.4 0 0 1 0 7.6",
        "mouse" => "M8 1.5a4 4 0 0 1 4 4v5a4 4 0 0 1-8 0v-5a4 4 0 0 1 4-4zM8 4.2v2.3",
        "keyboard" => "M1.5 4h13v8h-13zM4 6.6h.01M6.7 6.6h.01M9.3 6.6h.01M12 6.6h.01M5 9.4h6",
        "tablet" => "M3.5 1.5h9v13h-9zM7.4 12.3h1.2",
        "redirdev" | "hostdev" => "M5.7 1.5V5M10.3 1.5V5M3.8 5h8.4v2.6a4.2 4.2 0 0 1-8.4 0zM8 11.8v2.7",
        "hub" => {
            "M6 2h4v3.5H6zM8 5.5V8M3 11V8h10v3M8 8v3M1.8 11h2.4v2.5H1.8zM6.8 11h2.4v2.5H6.8zM11.8 11h2.4v2.5h-2.4z"
        }
        "serial" => "M1.5 3h13v10h-13zM4.3 6l2.2 2-2.2 2M8.5 10.2h3",
        "channel" => "M1.5 5.5h11M10 3l2.5 2.5L10 8M14.5 10.5h-11M6 8l-2.5 2.5L6 13",
        "memory" => "M1.5 4.5h13V11h-13zM4 7v1.6M6.7 7v1.6M9.3 7v1.6M12 7v1.6M3.5 11v1.8M12.5 11v1.8",
        "rng" => "M2.5 2.5h11v11h-11zM5.5 5.5h.01M10.5 5.5h.01M8 8h.01M5.5 10.5h.01M10.5 10.5h.01",
        "watchdog" | "clock" => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.4 1.6",
        "tpm" => "M8 1.5l5.5 2v4c0 3.4-2.3 5.8-5.5 7-3.2-1.2-5.5-3.6-5.5-7v-4zM5.6 7.8l1.8 1.8 3-3.4",
        "panic" => "M9.2 1.5 3.5 9H7.4l-.6 5.5L12.5 7H8.6z",
        "filesystem" => "M1.5 12.8V3.2h4.3l1.5 1.9h7.2v7.7z",
        "smartcard" => "M1.5 3.5h13v9h-13zM4 6.5h3v3H4z",
        "lock" => "M3.5 7h9v7h-9zM5.3 7V4.8a2.7 2.7 0 0 1 5.4 0V7M8 10v1.6",
        "controller" | "device" => {
            "M4.5 4.5h7v7h-7zM6.5 4.5v-3M9.5 4.5v-3M6.5 14.5v-3M9.5 14.5v-3M4.5 6.5h-3M4.5 9.5h-3M14.5 6.5h-3M14.5 9.5h-3"
        }
        _ => return None,
    })
}
