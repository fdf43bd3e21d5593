//! The ordered list of rules, nothing else. Order lives here; a rule file imports no other rule.

use super::Rule;

/// Declares the rule files and lists their rules in the order in which libvirt acts.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// Every rule, in the order in which it runs.
        pub const ALL: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    // Parse
    foreign_namespaces,
    unread,
    running_parts,
    value_spelling,
    unsaid_attributes,
    empty_elements,
    guest_arch,
    generated_uuid,
    generated_genid,
    generated_mac,
    cpu_attributes,
    cpu_topology,
    number_sets,
    vcpu_count,
    iothread_ids,
    thread_pins,
    thread_schedulers,
    numatune_memory,
    memory_limits,
    numa_cells,
    feature_states,
    hyperv_mode,
    clock_adjustment,
    security_labels,
    usb_companion_master,
    hostdev_mode,
    hostdev_scsi_controller,
    redirdev_bus,
    character_source,
    video_order,
    // ControllerIndexes
    controller_index,
    // DriverPostParse
    default_emulator,
    default_machine,
    canonical_machine,
    default_ps2_input,
    default_usb_controller,
    q35_sata_controller,
    pci_root_controller,
    default_memballoon,
    itco_watchdog,
    vcpu_iommu,
    default_audio,
    default_cpu,
    split_ioapic,
    cpu_check,
    cpu_migratable,
    numa_for_hotplug,
    numa_vcpus,
    isa_serial_port,
    // DevicePostParse
    disk_type,
    disk_driver,
    disk_encryption,
    disk_bus,
    cdrom_readonly,
    disk_snapshot,
    disk_source,
    disk_address,
    interface_model,
    sound_streams,
    hostdev_mdev_display,
    hostdev_scsi_address,
    default_video,
    video_model,
    video_memory,
    usb_controller_model,
    console_serial,
    serial_target,
    character_port,
    channel_path,
    input_bus,
    filesystem_access,
    rng_source,
    shmem_size,
    tpm_model,
    panic_model,
    vsock_cid,
    // GenericPostParse
    vcpu_states,
    memory_size,
    hugepage_nodes,
    boot_device,
    console_mirror,
    disk_controller,
    virtio_serial_controller,
    smartcard_controller,
    hostdev_scsi_overflow,
    scsi_controller_model,
    // AssignAddresses
    demanded_pci_controllers,
    pci_addresses,
    pci_multifunction,
    pci_controller_targets,
    // Validate
}
