//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use libvirt_domain_editor::command::UsbWish;
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::{export, implicit};

/// Shows what libvirt makes of a domain XML, changes it, and exports it for other releases.
#[derive(Parser)]
#[command(name = "domxml", version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Prints the domain as libvirt would store it, in its canonical form.
    Complete(Complete),
    /// Lists every device that the guest will have, with address, origin and reason.
    Devices(Devices),
    /// Changes the USB version; only the lines concerned differ.
    Usb(Usb),
    /// Exports the domain for another release and reports every line that differs.
    Export(Export),
    /// Says which releases of libvirt can take the domain as written.
    Check(Check),
}

#[derive(Args)]
pub(crate) struct Source {
    /// Domain XML; - reads standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Whose defaults hold: libvirt=11.3.0,qemu=10.0[,arch=x86_64].
    #[arg(long, value_name = "HOST", value_parser = host, default_value = "libvirt=11.3.0,qemu=10.0")]
    pub(crate) host: Host,
}

#[derive(Args)]
pub(crate) struct Complete {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How libvirt meets the domain.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) mode: Mode,
    /// Keeps passwords, as virsh dumpxml --security-info does.
    #[arg(long)]
    pub(crate) security_info: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Mode {
    /// As virsh define: everything is assigned.
    #[default]
    Define,
    /// As when libvirt loads a stored configuration.
    Load,
}

impl From<Mode> for implicit::Mode {
    fn from(mode: Mode) -> implicit::Mode {
        match mode {
            Mode::Define => implicit::Mode::Define,
            Mode::Load => implicit::Mode::Load,
        }
    }
}

#[derive(Args)]
pub(crate) struct Devices {
    #[command(flatten)]
    pub(crate) source: Source,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Usb {
    /// none, 1.1, 2.0, 3.0, or a model such as nec-xhci.
    #[arg(value_parser = wish)]
    pub(crate) version: UsbWish,
    #[command(flatten)]
    pub(crate) source: Source,
    /// Writes the present addresses of devices that would move, so that nothing else does.
    #[arg(long)]
    pub(crate) keep_addresses: bool,
    /// Prints what would move instead of the XML.
    #[arg(long)]
    pub(crate) preview: bool,
}

#[derive(Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How to export; target where --target is given, else written.
    #[arg(long, value_enum)]
    pub(crate) style: Option<Style>,
    /// Where it shall go: libvirt=0.9.4[,qemu=0.12], 0.9.4, rhel6.2, "Debian 12" …
    #[arg(long, value_name = "TARGET", value_parser = target)]
    pub(crate) target: Option<Target>,
    /// How to report.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) report: Form,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Style {
    /// The document as it is.
    Written,
    /// Everything explicit, as libvirt would store it.
    Expanded,
    /// As the host's own dumpxml --migratable prints it.
    Migratable,
    /// Rewritten for the target.
    Target,
}

impl From<Style> for export::Style {
    fn from(style: Style) -> export::Style {
        match style {
            Style::Written => export::Style::Written,
            Style::Expanded => export::Style::Expanded,
            Style::Migratable => export::Style::Migratable,
            Style::Target => export::Style::Target,
        }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs; versioned.
    Json,
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Asks for this target only.
    #[arg(long, value_name = "TARGET", value_parser = target)]
    pub(crate) target: Option<Target>,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

fn host(text: &str) -> Result<Host, String> {
    Host::parse(text).map_err(|error| error.to_string())
}

fn target(text: &str) -> Result<Target, String> {
    Target::parse(text).map_err(|error| error.to_string())
}

fn wish(text: &str) -> Result<UsbWish, String> {
    UsbWish::parse(text).ok_or_else(|| "expected none, 1.1, 2.0, 3.0 or a model such as nec-xhci".to_owned())
}
