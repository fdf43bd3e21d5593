//! The behaviours, one entry each: the sentence, the name, since when and from where that is known.

use super::{Evidence, Fact};
use crate::compat::{Precision, Since, Version};

use Evidence::{Compared, History, Notes};

macro_rules! behaviours {
    ($($(#[doc = $what:literal])+ $name:ident: $since:expr, $evidence:expr, $reference:literal;)*) => {
        /// Something that libvirt does since some release.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Behaviour {
            $($(#[doc = $what])+ $name,)*
        }

        impl Behaviour {
            /// Every one, by subject.
            pub const ALL: &[Behaviour] = &[$(Behaviour::$name),*];

            pub(super) fn fact(self) -> &'static Fact {
                const FACTS: &[Fact] = &[$(Fact {
                    what: concat!($($what),+),
                    since: $since,
                    evidence: $evidence,
                    reference: $reference,
                }),*];
                &FACTS[self as usize]
            }
        }
    };
}

const fn exact(major: u16, minor: u16, micro: u16) -> Since {
    Since { version: Version::new(major, minor, micro), precision: Precision::Exact }
}

/// Not yet in the first release, but in the second.
const fn between(without: (u16, u16, u16), with: (u16, u16, u16)) -> Since {
    let without = Version::new(without.0, without.1, without.2);
    Since { version: Version::new(with.0, with.1, with.2), precision: Precision::After(without) }
}

const SEVEN: (u16, u16, u16) = (7, 0, 0);
const NINE: (u16, u16, u16) = (9, 0, 0);
const ELEVEN: (u16, u16, u16) = (11, 3, 0);

behaviours! {
    // USB
    /// libvirt adds a USB controller with index 0 unless one is written.
    AddsUsbController: exact(0, 9, 10), History, "qemuDomainDefAddDefaultDevices";
    /// libvirt gives a USB companion without a master the port at which its model starts.
    FillsCompanionMaster: exact(0, 9, 13), History, "virDomainControllerDefParseXML";
    /// libvirt refuses USB companions that have no master anywhere.
    RequiresUsbMaster: exact(1, 0, 5), History, "virDomainDefParseXML";
    /// libvirt adds a USB controller to q35 that QEMU has there: ich9-ehci1 with its companions.
    AddsIch9ToQ35: exact(1, 3, 1), History, "qemuDomainDefAddDefaultDevices";
    /// libvirt puts the first ICH9 USB controllers where real boards have them.
    PlacesIch9AsOnBoards: exact(1, 3, 1), History, "qemuDomainValidateDevicePCISlotsQ35";
    /// libvirt gives USB devices their ports, and adds hubs when there are too few.
    AssignsUsbPorts: exact(2, 1, 0), History, "qemuDomainAssignUSBAddresses";
    /// libvirt writes down the model of a USB controller that has none.
    NamesUsbModel: exact(2, 2, 0), History, "qemuDomainControllerDefPostParse";
    /// libvirt prefers nec-xhci to ich9-ehci1 when it adds a USB controller to q35.
    AddsNecXhciToQ35: exact(2, 5, 0), History, "qemuDomainDefAddDefaultDevices";
    /// libvirt prefers qemu-xhci to nec-xhci when it adds a USB controller to q35.
    AddsQemuXhciToQ35: between((3, 9, 0), (5, 6, 0)), Compared, "qemuDomainDefAddDefaultDevices";
    /// libvirt takes pci-ohci for a USB controller without a model where QEMU has no piix3-uhci, except on x86.
    FallsBackToOhci: between(NINE, ELEVEN), Compared, "qemuDomainDefaultUSBControllerModel";
    /// libvirt numbers the ports of USB devices in the order that all lists of devices have.
    VisitsUsbInDeviceOrder: between(NINE, ELEVEN), Compared, "virDomainUSBDeviceDefForeach";

    // PCI and other controllers
    /// libvirt gives PCI devices their addresses.
    AssignsPciAddresses: exact(0, 7, 6), History, "qemuAssignDevicePCISlots";
    /// libvirt gives the slot of the primary video to another device where there is no video.
    FreesSlotOfVideo: between((0, 10, 0), (1, 0, 2)), Compared, "qemuAssignDevicePCISlots";
    /// libvirt writes down the model of a SCSI controller that has none.
    NamesScsiModel: exact(3, 9, 0), History, "qemuDomainControllerDefPostParse";
    /// libvirt writes down the model of an interface that has none.
    NamesInterfaceModel: exact(1, 0, 5), History, "qemuDomainDeviceDefPostParse";
    /// libvirt lists the bus pci-root of a machine, and adds PCI bridges where slots run out.
    ListsPciRoot: exact(1, 0, 5), History, "qemuDomainDefAddDefaultDevices, qemuDomainAssignPCIAddresses";
    /// libvirt knows q35: its bus pcie-root, its SATA controller, and two bridges to conventional PCI.
    KnowsQ35: exact(1, 1, 2), History, "qemuDomainDefAddDefaultDevices";
    /// libvirt writes down the device behind a PCI controller, its chassis and its port.
    FillsPciTargets: exact(1, 2, 19), History, "qemuDomainAssignPCIAddresses";
    /// libvirt numbers controllers without an index by type.
    NumbersControllers: exact(1, 3, 5), History, "virDomainDefPostParseDeviceIterator";
    /// libvirt puts devices of q35 into express ports of their own, and adds these on demand instead of two bridges.
    AddsExpressPorts: exact(2, 5, 0), History, "qemuDomainAssignPCIAddresses";
    /// libvirt puts eight root ports into one slot and marks its function 0.
    SharesSlotsOfRootPorts: exact(3, 0, 0), History, "virDomainPCIAddressSetAllMulti";
    /// libvirt makes root ports of QEMU's own pcie-root-port rather than ioh3420.
    PrefersGenericRootPort: exact(3, 2, 0), History, "qemuDomainPCIControllerSetDefaultModelName";
    /// libvirt bridges to conventional PCI with pcie-to-pci-bridge rather than dmi-to-pci-bridge.
    PrefersPcieToPciBridge: exact(4, 3, 0), Notes, "qemuDomainAssignPCIAddresses";
    /// libvirt decides by the board of an Arm guest, whatever its architecture, which PCI bus and USB controller it has.
    LooksAtArmBoards: between(NINE, ELEVEN), Compared, "qemuDomainDefAddDefaultDevices";
    /// libvirt takes expander buses on the board virt of Arm.
    TakesExpanderOnArmVirt: between(SEVEN, NINE), Compared, "qemuDomainControllerDefPostParse";
    /// libvirt puts virtio devices of Arm's and RISC-V's boards on PCI Express where there is some.
    PrefersVirtioOnPci: exact(3, 0, 0), History, "qemuDomainAssignVirtioMMIOAddresses";
    /// libvirt puts virtio devices of Arm's boards on the board itself.
    PutsVirtioOnBoard: exact(1, 1, 2), History, "qemuDomainAssignVirtioMMIOAddresses";
    /// libvirt gives pseries guests further PCI host bridges on demand, and host devices bridges of their own.
    AddsHostBridges: exact(3, 6, 0), History, "qemuDomainSetupIsolationGroups, virDomainPCIAddressSetGrow";
    /// libvirt numbers PCI devices of IBM Z guests.
    AssignsZpci: exact(4, 10, 0), Notes, "qemuDomainAssignPCIAddressExtension";
    /// libvirt numbers the PCI bridges that it adds to IBM Z guests at once, not when it reads them again.
    NumbersAddedBridges: between(NINE, ELEVEN), Compared, "qemuDomainAssignPCIAddresses";
    /// libvirt puts controllers that it adds at their place by type and index rather than at the end.
    SortsAddedControllers: between(NINE, ELEVEN), Compared, "virDomainDefAddController";
    /// libvirt sorts the written USB controllers again when it has numbered one of them.
    SortsNumberedControllers: between(NINE, ELEVEN), Compared, "virDomainDefPostParseDeviceIterator";
    /// libvirt knows that an interface of model usb-net needs no PCI address.
    KnowsUsbNetNeedsNoPci: between(NINE, ELEVEN), Compared, "qemuDomainDeviceCalculatePCIConnectFlags";

    // Input, sound, balloon, watchdog, panic
    /// libvirt adds a memory balloon of model virtio unless one is written.
    AddsMemballoon: exact(0, 8, 3), History, "qemuDomainDefAddDefaultDevices";
    /// libvirt adds a PS/2 keyboard beside the mouse.
    AddsPs2Keyboard: exact(1, 2, 2), History, "qemuDomainDefAddImplicitInputDevice";
    /// libvirt adds PS/2 devices to guests without graphics, too.
    AddsPs2WithoutGraphics: exact(1, 3, 2), History, "qemuDomainDefAddImplicitInputDevice";
    /// libvirt takes a USB tablet for the mouse of a POWER guest.
    TakesTabletForMouse: exact(5, 2, 0), Notes, "qemuDomainDefAddDefaultDevices";
    /// libvirt adds PS/2 devices only to machines that it knows to have them, and looks for written ones before
    /// it has filled in the bus.
    AddsPs2ByMachine: between(NINE, ELEVEN), Compared, "qemuDomainDefAddImplicitInputDevice";
    /// libvirt adds no PS/2 devices where they are switched off.
    ReadsPs2Switch: exact(10, 7, 0), Notes, "qemuDomainDefAddImplicitInputDevice";
    /// libvirt adds an audio backend unless one is written.
    AddsAudio: exact(7, 2, 0), Notes, "qemuDomainDefAddDefaultAudioBackend";
    /// libvirt refuses audio backends that contradict each other or the sound devices.
    ChecksAudio: between(SEVEN, NINE), Compared, "virDomainAudioDefValidate, virDomainDefFindAudioByID";
    /// libvirt lists the iTCO watchdog of q35.
    ListsItcoWatchdog: exact(9, 1, 0), Notes, "qemuDomainDefAddDefaultDevices";
    /// libvirt takes several watchdogs, if all have the same action.
    TakesSeveralWatchdogs: exact(9, 1, 0), Notes, "virDomainDefParseXML, qemuValidateDomainWatchdogDef";
    /// libvirt refuses the watchdog ib700 on q35.
    RefusesIb700OnQ35: between(NINE, ELEVEN), Compared, "qemuValidateDomainWatchdogDef";
    /// libvirt takes pvpanic for a panic device of the board virt of Arm, and ISA only where there is some.
    PrefersPvpanicOnArmVirt: between(NINE, ELEVEN), Compared, "qemuDomainDefaultPanicModel";
    /// libvirt makes an emulated TPM of the board virt of Arm a TPM 2.0.
    EmulatesTpm2OnArmVirt: between(SEVEN, NINE), Compared, "qemuDomainTPMDefPostParse";
    /// libvirt makes an emulated TPM a TPM 2.0, except for a tpm-tis of x86.
    EmulatesTpm2: between(NINE, ELEVEN), Compared, "qemuDomainTPMDefPostParse";
    /// libvirt refuses a second smartcard.
    RefusesSecondSmartcard: between(SEVEN, NINE), Compared, "virDomainDefValidate";
    /// libvirt lists the panic device of pseries.
    ListsPseriesPanic: exact(1, 2, 17), History, "qemuDomainDefAddDefaultDevices";
    /// libvirt writes down the model of a panic device.
    NamesPanicModel: exact(1, 3, 1), History, "qemuDomainDefaultPanicModel";
    /// libvirt lists the panic device of IBM Z.
    ListsS390Panic: exact(1, 3, 5), History, "qemuDomainDefAddDefaultDevices";

    // Character devices
    /// libvirt writes down what kind of port a serial device is, and the device behind it.
    NamesSerialTarget: exact(3, 10, 0), History, "qemuDomainChrDefPostParse";
    /// libvirt numbers serial ports when all are read, ISA ports among themselves from 0 to 3.
    NumbersSerialPortsAtTheEnd: between(SEVEN, NINE), Compared, "virDomainChrDefPostParse";
    /// libvirt takes a null modem that says neither of its ends.
    TakesBareNmdm: between(SEVEN, NINE), Compared, "virDomainChrSourceDefParseNMDM";
    /// libvirt refuses serial ports with one number and character devices that go through SPICE without SPICE.
    ChecksCharacterDevices: between(SEVEN, NINE), Compared, "virDomainChrDefValidate, qemuValidateDomainChrDef";
    /// libvirt numbers consoles anew when it has added the one that mirrors the first serial port.
    RenumbersConsoles: between(NINE, ELEVEN), Compared, "virDomainDefAddConsoleCompat";
    /// libvirt forgets the path of a channel only if it is a whole path of its own making.
    MatchesWholeChannelPath: between(NINE, ELEVEN), Compared, "qemuDomainChrMatchDefaultPath";

    // Video and graphics
    /// libvirt marks the first video device as the primary one.
    MarksPrimaryVideo: exact(1, 0, 2), History, "virDomainDefPostParseVideo";
    /// libvirt rounds video memory up to a power of two.
    RoundsVideoMemory: exact(1, 2, 11), History, "virDomainVideoDefPostParse";
    /// libvirt fills in the vgamem of a QXL device.
    FillsQxlVgamem: exact(1, 2, 12), History, "qemuDomainDeviceVideoDefPostParse";
    /// libvirt refuses several heads on a video device that has one.
    ChecksVideoHeads: between(SEVEN, NINE), Compared, "qemuValidateDomainDeviceDefVideo";
    /// libvirt gives each display an element that says where it listens, for sockets and for nowhere, too.
    AddsListenAlways: exact(2, 0, 0), History, "virDomainGraphicsListensDefParseXML";

    // Disks, interfaces, host devices
    /// libvirt takes a disk of type volume without a pool.
    TakesVolumeWithoutPool: between(SEVEN, NINE), Compared, "virDomainDiskDefParseValidate";
    /// libvirt refuses a USB disk without a medium.
    RefusesEmptyUsbDisk: between(NINE, ELEVEN), Compared, "qemuValidateDomainDeviceDefDiskFrontend";
    /// libvirt takes the name of a product for IDE and SATA disks as well.
    NamesProductOfAtaDisks: between(NINE, ELEVEN), Compared, "qemuValidateDomainDeviceDefDiskFrontend";
    /// libvirt takes removable SCSI disks.
    TakesRemovableScsiDisks: between(NINE, ELEVEN), Compared, "virDomainDiskDefValidate";
    /// libvirt looks at the I/O thread of a disk when the domain is defined.
    ChecksDiskIothread: between(SEVEN, NINE), Compared, "qemuValidateDomainDeviceDefDiskIOThreads";
    /// libvirt refuses a host device that is assigned twice.
    RefusesHostdevTwice: between(SEVEN, NINE), Compared, "virDomainDefPostParseCheck, virDomainHostdevMatch";
    /// libvirt refuses inputs of the host without the path of their device.
    RequiresEvdevPath: exact(7, 4, 0), Notes, "virDomainInputDefValidate";
    /// libvirt finds out about the bus of a disk when the list is sorted already.
    SortsDisksBeforeTheirBus: exact(7, 4, 0), Notes, "virDomainDiskDefPostParse";
    /// libvirt writes the target of the address of a drive.
    PrintsDriveTarget: exact(0, 9, 11), History, "virDomainDeviceInfoFormat";
    /// libvirt writes down who decrypts a disk.
    NamesDecryptor: exact(8, 0, 0), Notes, "qemuDomainDeviceDiskDefPostParse";
    /// libvirt takes a MAC address of zeros for none.
    TakesZeroMacForNone: between(NINE, ELEVEN), Compared, "virDomainNetDefParseXML";
    /// libvirt refuses vhost-user interfaces of guests with private memory.
    ChecksVhostUserMemory: between(NINE, ELEVEN), Compared, "qemuValidateDomainDefVhostUserMemory";
    /// libvirt writes down that a mediated device of model vfio-pci is no display.
    FillsMdevDisplay: exact(4, 6, 0), Notes, "qemuDomainHostdevMdevDefPostParse";

    // Machine
    /// libvirt takes the board virt for Arm and RISC-V guests that name no machine.
    PrefersVirtMachine: between(NINE, ELEVEN), Compared, "virQEMUCapsProbeQMPMachineTypes";

    // CPU and interrupts
    /// libvirt knows which machines have no ACPI, and forgets that a guest of IBM Z claims it.
    KnowsMachinesWithoutAcpi: exact(9, 2, 0), Notes, "qemuDomainDefACPIPostParse";
    /// libvirt requires the feature sve where a length of its vectors is required.
    RequiresSveForLengths: between((5, 6, 0), SEVEN), Compared, "qemuDomainDefCPUPostParse";
    /// libvirt knows the CPUs of RISC-V.
    KnowsRiscvCpus: between(NINE, ELEVEN), Compared, "virCPUArchIsSupported";
    /// libvirt writes down which version of the interrupt controller an Arm guest has.
    NamesGicVersion: exact(1, 3, 2), History, "qemuDomainDefEnableDefaultFeatures";
    /// libvirt writes down the mode of a CPU.
    PrintsCpuMode: exact(0, 9, 10), History, "virCPUDefFormatBufFull";
    /// libvirt writes down whether it may fall back to another CPU model.
    PrintsCpuFallback: exact(0, 9, 11), History, "virCPUDefFormatBufFull";
    /// libvirt writes down how far it compares a CPU with the host's.
    PrintsCpuCheck: exact(3, 2, 0), History, "qemuDomainDefCPUPostParse";
    /// libvirt writes down the CPU that QEMU takes by default.
    NamesDefaultCpu: exact(5, 10, 0), Notes, "qemuDomainDefSetDefaultCPU";
    /// libvirt writes down the number of dies of a topology.
    PrintsDies: exact(6, 1, 0), Notes, "virCPUDefParseXML";
    /// libvirt writes down whether a host-passthrough CPU is kept migratable.
    PrintsCpuMigratable: exact(6, 5, 0), Notes, "qemuDomainDefCPUPostParse";
    /// libvirt can emulate a size of physical addresses without the number of bits.
    EmulatesAddressSizeOfHost: exact(9, 3, 0), Notes, "virCPUDefParseXML";
    /// libvirt writes down the number of clusters of a topology.
    PrintsClusters: exact(10, 1, 0), Notes, "virCPUDefParseXML";
    /// libvirt writes down where virtual CPUs are placed.
    PrintsVcpuPlacement: exact(0, 9, 11), History, "virDomainVcpuParse";
    /// libvirt knows single virtual CPUs, and that a topology must come to their number.
    KnowsSingleVcpus: exact(2, 2, 0), History, "virDomainVcpuParse, qemuValidateDomainDef";
    /// libvirt gives q35 guests with more than 255 virtual CPUs an IOMMU, and remapped interrupts the I/O APIC.
    CompletesIommu: exact(10, 10, 0), Notes, "qemuDomainIOMMUDefPostParse, qemuDomainDefEnableDefaultFeatures";

    // Memory and NUMA
    /// libvirt writes memory sizes with their unit.
    PrintsMemoryUnit: exact(0, 9, 11), History, "virDomainDefFormatInternal";
    /// libvirt fills in how the memory of a guest is placed on host nodes.
    FillsNumatune: exact(0, 9, 12), History, "virDomainNumatuneParseXML";
    /// libvirt makes the memory of a guest that of its NUMA nodes together.
    SumsNumaMemory: exact(1, 2, 13), History, "virDomainDefPostParseMemory";
    /// libvirt gives memory modules their slots.
    AssignsMemorySlots: exact(2, 5, 0), History, "qemuDomainAssignMemorySlots";
    /// libvirt completes the distances between NUMA nodes.
    CompletesNumaDistances: exact(3, 10, 0), History, "virDomainNumaDefNodeDistanceParseXML";
    /// libvirt rounds memory devices of POWER to 256 MiB when a guest is defined.
    AlignsMemoryDevices: exact(6, 10, 0), Notes, "qemuDomainMemoryDefPostParse";
    /// libvirt gives the first NUMA node the virtual CPUs that no node has.
    GivesSpareVcpusToFirstNode: exact(6, 6, 0), Notes, "qemuDomainDefNumaCPUsRectify";
    /// libvirt takes a maximum of memory without slots.
    TakesMaximumWithoutSlots: exact(9, 3, 0), Notes, "virDomainDefPostParseMemory";
    /// libvirt refuses a memory device in a NUMA node that the guest does not have.
    ChecksNodeOfMemory: between(SEVEN, NINE), Compared, "qemuDomainDefValidateMemoryHotplugDevice";
    /// libvirt adds a NUMA node where memory can be plugged in.
    AddsNumaForHotplug: exact(9, 6, 0), Notes, "qemuDomainDefNumaAutoAdd";

    // Firmware
    /// libvirt takes a firmware image for a ROM unless said otherwise, and names the file of variables of flash.
    KnowsFlashFirmware: exact(1, 2, 9), History, "virDomainDefPostParseCommon";
    /// libvirt refuses UEFI without ACPI.
    RequiresAcpiForUefi: exact(3, 2, 0), History, "qemuValidateDomainDefBoot";
    /// libvirt chooses the firmware by itself where asked to.
    ChoosesFirmware: exact(5, 2, 0), Notes, "virDomainDefParseBootOptions";
    /// libvirt reads which features a firmware that it chooses shall have.
    ReadsFirmwareFeatures: exact(7, 2, 0), Notes, "virDomainDefParseBootFirmwareOptions";
    /// libvirt reads an image and its variables beside a wish for firmware, and checks them.
    ReadsImageBesideFirmware: exact(8, 6, 0), Notes, "virDomainDefParseBootLoader, virDomainDefOSValidate";
    /// libvirt chooses the firmware when the domain is defined and writes it down.
    ChoosesFirmwareOnDefine: exact(9, 2, 0), Notes, "qemuFirmwareFillDomain";
    /// libvirt writes down the format of the template of firmware variables.
    NamesTemplateFormat: exact(10, 10, 0), Notes, "qemuFirmwareEnableFeaturesModern";

    // The domain as a whole
    /// libvirt takes the hint that CPUs are dedicated with any CPU, until the guest is started.
    DedicatesAnyCpu: between(SEVEN, NINE), Compared, "qemuValidateDomainDefFeatures";
    /// libvirt keeps by how much the clock of a guest is off.
    KeepsClockAdjustment: exact(0, 9, 11), History, "virDomainClockDefParse";
    /// libvirt refuses numbers that it cannot read.
    RefusesUnreadableNumbers: exact(0, 9, 12), History, "virXPathUInt, virDomainParseMemory";
    /// libvirt refuses names of domains with a slash.
    RefusesSlashInName: exact(2, 3, 0), History, "virDomainDefPostParseCheckISAs";
    /// libvirt refuses reactions to power-off, reboot and crash that QEMU does not have.
    ChecksLifecycleActions: between(SEVEN, NINE), Compared, "qemuValidateLifecycleAction";
    /// libvirt drops a security label of a model without a type.
    DropsLabelWithoutType: between(SEVEN, NINE), Compared, "virSecurityLabelDefsParseXML";
    /// libvirt writes down the mode of Hyper-V enlightenments.
    PrintsHypervMode: exact(8, 0, 0), Notes, "virDomainFeaturesHyperVDefParse";
    /// libvirt drops single enlightenments where all of the host are passed on.
    DropsHypervListOfPassthrough: between(NINE, ELEVEN), Compared, "virDomainDefFeaturesFormat";
    /// libvirt drops metadata without an element in it.
    DropsEmptyMetadata: between(NINE, ELEVEN), Compared, "virDomainDefParseXML";

    // The form for migration
    /// libvirt leaves a lone USB controller out of the form for migration, if older releases start it anyway.
    MigratesWithoutUsbController: exact(0, 9, 12), History, "qemuDomainDefFormatBufInternal";
    /// libvirt leaves a lone USB controller out of the form for migration on i440fx only.
    MigratesWithoutUsbOnI440fxOnly: exact(1, 3, 5), History, "qemuDomainDefFormatBufInternal";
    /// libvirt leaves the panic device that a machine has out of the form for migration.
    MigratesWithoutPanic: exact(2, 1, 0), History, "qemuDomainDefFormatBufInternal";
    /// libvirt leaves nothing out of the form for migration that has an alias of the user's.
    MigratesNamedDevices: between((3, 9, 0), SEVEN), Compared, "qemuDomainDefFormatBufInternal";
    /// libvirt closes a display that has lost its element listen on a line of its own.
    ClosesEmptiedDisplayLong: between(SEVEN, NINE), Compared, "virDomainGraphicsDefFormat";
    /// libvirt closes a display that has lost its element listen in its own tag again.
    ClosesEmptiedDisplayShort: between(NINE, ELEVEN), Compared, "virDomainGraphicsDefFormat";
}
