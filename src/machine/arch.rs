//! `Arch`: the architectures libvirt's QEMU driver knows, spelled as in `<type arch='…'>`.

use std::fmt;

macro_rules! arches {
    ($($variant:ident = $text:literal),* $(,)?) => {
        /// A guest architecture (`virArch` in libvirt).
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs, reason = "each variant is the word it is spelled as")]
        pub enum Arch { $($variant),* }

        impl Arch {
            /// Every architecture, in the order of the word.
            pub const ALL: &[Arch] = &[$(Arch::$variant),*];

            /// The word in the XML.
            pub const fn as_str(self) -> &'static str {
                match self { $(Arch::$variant => $text),* }
            }
        }
    };
}

arches! {
    Aarch64 = "aarch64",
    Alpha = "alpha",
    Armv6l = "armv6l",
    Armv7b = "armv7b",
    Armv7l = "armv7l",
    I686 = "i686",
    Loongarch64 = "loongarch64",
    M68k = "m68k",
    Mips = "mips",
    Mips64 = "mips64",
    Mips64el = "mips64el",
    Mipsel = "mipsel",
    Ppc = "ppc",
    Ppc64 = "ppc64",
    Ppc64le = "ppc64le",
    Riscv32 = "riscv32",
    Riscv64 = "riscv64",
    S390 = "s390",
    S390x = "s390x",
    Sh4 = "sh4",
    Sparc = "sparc",
    Sparc64 = "sparc64",
    X86_64 = "x86_64",
}

impl Arch {
    /// The architecture of that word, `None` where libvirt's word is another one or unknown to us.
    pub fn parse(text: &str) -> Option<Arch> {
        Arch::ALL.iter().copied().find(|arch| arch.as_str() == text)
    }

    /// x86, 32 or 64 bits (`ARCH_IS_X86`).
    pub fn is_x86(self) -> bool {
        matches!(self, Arch::I686 | Arch::X86_64)
    }

    /// Arm, 32 or 64 bits (`ARCH_IS_ARM`).
    pub fn is_arm(self) -> bool {
        matches!(self, Arch::Aarch64 | Arch::Armv6l | Arch::Armv7b | Arch::Armv7l)
    }

    /// Whether libvirt writes down the CPU that QEMU takes by default for a domain of this `@type`: where it has a CPU
    /// driver (`virCPUArchIsSupported`), and elsewhere than here what QEMU says holds for emulated guests alone.
    pub fn has_default_cpu(self, virt_type: &str) -> bool {
        let hosts = self.is_x86() || self.is_ppc64() || self.is_s390();
        let drivers = self.is_arm() || matches!(self, Arch::Riscv64 | Arch::Loongarch64);
        hosts || drivers && virt_type == "qemu"
    }

    /// 64-bit POWER of either byte order (`ARCH_IS_PPC64`).
    pub fn is_ppc64(self) -> bool {
        matches!(self, Arch::Ppc64 | Arch::Ppc64le)
    }

    /// IBM Z (`ARCH_IS_S390`).
    pub fn is_s390(self) -> bool {
        matches!(self, Arch::S390 | Arch::S390x)
    }

    /// RISC-V, 32 or 64 bits (`ARCH_IS_RISCV`).
    pub fn is_riscv(self) -> bool {
        matches!(self, Arch::Riscv32 | Arch::Riscv64)
    }

    /// MIPS of any width and byte order (`ARCH_IS_MIPS`, `ARCH_IS_MIPS64`).
    pub fn is_mips(self) -> bool {
        matches!(self, Arch::Mips | Arch::Mipsel | Arch::Mips64 | Arch::Mips64el)
    }
}

impl fmt::Display for Arch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
