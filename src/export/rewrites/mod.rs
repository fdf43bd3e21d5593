//! The ordered list of rewrites, nothing else: units first, then whole elements, then attributes.

use super::rewrite::Rewrite;

/// Declares the rewrite files and lists them in the order in which they are tried.
macro_rules! rewrites {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// Every rewrite, in order.
        pub(super) const ALL: &[&Rewrite] = &[$(&$name::REWRITE),*];
    };
}

rewrites! {
    memory_units,
    firmware_images,
    default_cpu,
    numa_cell_units,
    default_usb_controller,
    usb_address,
    usb_addresses,
    default_pci_root,
    ps2_keyboard,
    audio_backend,
    itco_watchdog,
    graphics_listen,
    isa_serial,
    pci_address_whole,
    pci_model_name,
    panic_isa,
    video_primary,
    drive_target,
    vcpu_placement,
    numatune_auto,
    clock_adjustment,
    cpu_check,
    cpu_model_fallback,
    cpu_mode_custom,
    cpu_mode_of_host,
    cpu_topology_ones,
    numa_cell_ids,
}
