//! `Wording`: what older releases have no word for, or say in other words, and the first release that needs none.
//!
//! Rewrites ask by name and know no numbers. "In schemas" marks what parsers took earlier than schemas.

use super::Version;

macro_rules! wordings {
    ($($(#[doc = $what:literal])+ $name:ident: $major:literal, $minor:literal, $micro:literal;)*) => {
        /// A form of words in the domain XML that came with some release.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Wording {
            $($(#[doc = $what])+ $name,)*
        }

        impl Wording {
            /// The first release that takes it.
            pub fn since(self) -> Version {
                const SINCE: &[Version] = &[$(Version::new($major, $minor, $micro)),*];
                SINCE[self as usize]
            }
        }
    };
}

// The oldest first.
wordings! {
    /// The balloon.
    Memballoon: 0, 8, 3;
    /// The order of single devices to start from.
    DeviceBootOrder: 0, 8, 8;
    /// Where graphics listen, as an element.
    ListenElement: 0, 9, 4;
    /// The cache mode directsync.
    CacheDirectsync: 0, 9, 5;
    /// USB controllers and USB addresses.
    UsbController: 0, 9, 5;
    /// The cache mode unsafe.
    CacheUnsafe: 0, 9, 7;
    /// A security label without a model, which libvirt makes.
    DynamicSeclabel: 0, 9, 9;
    /// Whether another CPU model may stand in.
    CpuFallback: 0, 9, 10;
    /// The mode of the CPU.
    CpuMode: 0, 9, 10;
    /// The timer kvmclock.
    Kvmclock: 0, 9, 10;
    /// By how much a UTC clock is off.
    ClockAdjustment: 0, 9, 11;
    /// The mode of the CPU, in schemas.
    CpuModeInSchema: 0, 9, 11;
    /// The target of a drive address.
    DriveTarget: 0, 9, 11;
    /// The unit of a size of memory.
    MemoryUnit: 0, 9, 11;
    /// Where virtual CPUs run.
    VcpuPlacement: 0, 9, 11;
    /// Memory where numad says.
    NumatuneAuto: 0, 9, 12;
    /// More than one security label.
    SeveralSeclabels: 0, 10, 0;
    /// The type of a serial port.
    SerialType: 1, 0, 2;
    /// The primary graphics card.
    VideoPrimary: 1, 0, 2;
    /// A host of a network disk without its port.
    PortlessHost: 1, 0, 4;
    /// The PCI bus of the machine.
    PciRoot: 1, 0, 5;
    /// The timer hypervclock.
    Hypervclock: 1, 2, 2;
    /// The PS/2 keyboard.
    Ps2Keyboard: 1, 2, 2;
    /// The layers of a disk.
    BackingStore: 1, 2, 4;
    /// A disk that does not say where it is kept.
    UntypedDisk: 1, 2, 4;
    /// Huge pages without a size, in schemas.
    BareHugepages: 1, 2, 7;
    /// The id of a NUMA cell.
    NumaCellId: 1, 2, 7;
    /// The unit of the memory of a NUMA cell.
    NumaCellUnit: 1, 2, 11;
    /// A mode of the CPU without `match=` and model, in schemas.
    CpuModeAlone: 1, 2, 12;
    /// The state of a cable beside a user network, in schemas.
    LinkUp: 1, 2, 14;
    /// The chassis number of a PCI bridge.
    ChassisNumber: 1, 2, 19;
    /// `::` as an address to listen on, in schemas.
    ListenEverywhere: 1, 3, 0;
    /// The model of a panic device.
    PanicModel: 1, 3, 0;
    /// Any file as a source of random numbers.
    AnyRandomSource: 1, 3, 4;
    /// A PCI address in decimal numbers, in schemas.
    PciAddressPlain: 1, 3, 4;
    /// A PCI address without bus or function, in schemas.
    PciAddressPart: 1, 3, 5;
    /// A listen element without an address, in schemas.
    EmptyListen: 2, 0, 0;
    /// Graphics that listen nowhere.
    ListenNone: 2, 0, 0;
    /// A socket in a listen element.
    ListenSocket: 2, 0, 0;
    /// The panic device of the firmware.
    BuiltInPanic: 2, 1, 0;
    /// Virtual CPUs one by one.
    SingleVcpus: 2, 2, 0;
    /// System management mode.
    Smm: 2, 2, 0;
    /// The MTU of an interface.
    InterfaceMtu: 3, 1, 0;
    /// How the CPU is checked at start.
    CpuCheck: 3, 2, 0;
    /// Which of several PCI controllers of a kind it is.
    PciModelName: 3, 2, 0;
    /// More than one PCI host bridge.
    SparePciRoot: 3, 6, 0;
    /// What opens a disk, inside its source.
    AuthInSource: 3, 9, 0;
    /// Layers of a disk without numbers, in schemas.
    UnnumberedLayers: 3, 9, 0;
    /// The serial port that a board has.
    PlatformSerial: 3, 10, 0;
    /// The model of a serial port.
    SerialModel: 3, 10, 0;
    /// Graphics of type egl-headless.
    EglHeadless: 4, 6, 0;
    /// Where the host keeps the memory.
    MemoryBackingSource: 4, 10, 0;
    /// One of iommu and ats alone, in schemas.
    SingleVirtioOption: 5, 0, 0;
    /// The choice of a firmware.
    FirmwareChoice: 5, 2, 0;
    /// A loader that names no image.
    LoaderWithoutImage: 5, 2, 0;
    /// Transitional virtio devices by name.
    VirtioTransitional: 5, 2, 0;
    /// QEMU's default CPU, written down.
    DefaultCpu: 5, 10, 0;
    /// Dies of processors.
    Dies: 6, 1, 0;
    /// Every timer that a rewrite knows the default of.
    EveryTimer: 6, 1, 0;
    /// How the host plays sound.
    AudioBackend: 7, 2, 0;
    /// What the firmware must be able to do.
    FirmwareFeatures: 7, 2, 0;
    /// Graphics of type dbus.
    DbusDisplay: 8, 4, 0;
    /// A channel to the agent of the desktop without SPICE.
    VdagentChannel: 8, 4, 0;
    /// A source of the firmware variables.
    NvramSource: 8, 5, 0;
    /// The watchdog of the chipset.
    ItcoWatchdog: 9, 1, 0;
    /// The choice of a firmware beside the images that were chosen.
    FirmwareBesideImages: 9, 2, 0;
    /// A protocol beside anything but TCP, in schemas.
    ProtocolBesideOthers: 9, 8, 0;
    /// Clusters of processors.
    Clusters: 10, 1, 0;
    /// Every feature that a rewrite knows the default of.
    EveryFeature: 10, 7, 0;
    /// Every enlightenment of Hyper-V.
    EveryEnlightenment: 11, 0, 0;
    /// The parts of an element in any order, in schemas.
    AnyOrder: 11, 3, 0;
}

impl Wording {
    /// Whether a release takes it.
    pub fn is_of(self, libvirt: Version) -> bool {
        libvirt >= self.since()
    }
}
