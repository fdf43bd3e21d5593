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
    loader_without_image,
    nvram_source,
    default_cpu,
    numa_cell_units,
    vcpus_online,
    default_usb_controller,
    usb_address,
    usb_addresses,
    default_pci_root,
    spapr_host_bridge,
    ps2_keyboard,
    panic_built_in,
    audio_backend,
    itco_watchdog,
    memballoon_virtio,
    one_seclabel,
    dynamic_seclabel,
    smm_default,
    features_default,
    hyperv_off,
    timer_default,
    memory_backing_source,
    hugepages_default,
    host_port,
    graphics_unseen,
    graphics_listen,
    graphics_listen_none,
    graphics_socket,
    listen_everywhere,
    vdagent_channel,
    protocol_unread,
    device_boot_order,
    rng_source,
    disk_auth_place,
    disk_cache,
    disk_type,
    backing_store_index,
    isa_serial,
    platform_serial,
    link_up,
    interface_mtu,
    pci_address_whole,
    pci_address_hex,
    pci_model_name,
    bridge_chassis,
    virtio_options,
    virtio_transitional,
    panic_isa,
    video_primary,
    drive_target,
    vcpu_placement,
    numatune_auto,
    clock_adjustment,
    cpu_host_model,
    cpu_check,
    cpu_model_fallback,
    cpu_mode_custom,
    cpu_mode_of_host,
    cpu_match,
    cpu_topology_ones,
    numa_cell_ids,
    schema_order,
}
