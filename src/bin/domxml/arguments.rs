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
    /// Shows what sits where: every bus with its places, who is in them and which are free.
    Topology(Topology),
    /// Changes the USB version; only the lines concerned differ.
    Usb(Usb),
    /// Exports the domain for another release and reports every line that differs.
    Export(Export),
    /// Compares the ways to get the domain to another release: upgrade, migratable, for the target, as needed, compact.
    Strategies(Strategies),
    /// Says which releases of libvirt can take the domain as written.
    Check(Check),
}

#[derive(Args)]
pub(crate) struct Source {
    /// Domain XML; - reads standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) viewer: Viewer,
}

/// The host through which a domain is seen.
#[derive(Args)]
pub(crate) struct Viewer {
    /// Whose defaults hold: libvirt=11.3.0,qemu=10.0[,arch=x86_64].
    #[arg(long, value_name = "HOST", value_parser = host, default_value = "libvirt=11.3.0,qemu=10.0")]
    pub(crate) host: Host,
    /// What virsh capabilities printed on the host, in place of what the tables say; also with virsh version
    /// before it.
    #[arg(long, value_name = "FILE")]
    pub(crate) capabilities: Vec<PathBuf>,
    /// What virsh domcapabilities printed on the host, once for each machine type asked about.
    #[arg(long, value_name = "FILE")]
    pub(crate) domcapabilities: Vec<PathBuf>,
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
pub(crate) struct Topology {
    #[command(flatten)]
    pub(crate) source: Source,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// As a picture, an SVG file on standard output.
    #[arg(long, conflicts_with = "json")]
    pub(crate) svg: bool,
    /// With --svg: how wide the picture may be, in pixels.
    #[arg(long, value_name = "PIXELS", default_value_t = 1100)]
    pub(crate) width: i32,
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
    /// Carries out an offer of other hardware, by the id that the report gives it; may be given several times.
    #[arg(long, value_name = "ID", requires = "target")]
    pub(crate) accept: Vec<String>,
    /// Keeps a line, by the path that the report gives it, whatever the target makes of it; may be given several times.
    #[arg(long, value_name = "PATH")]
    pub(crate) keep: Vec<String>,
    /// Leaves a line out; may be given several times.
    #[arg(long, value_name = "PATH")]
    pub(crate) leave_out: Vec<String>,
    /// Rewrites a line, even where that is other hardware, as --accept does for what is offered there; may be given
    /// several times.
    #[arg(long, value_name = "PATH")]
    pub(crate) rewrite: Vec<String>,
    /// How to report.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) report: Form,
}

#[derive(Args)]
pub(crate) struct Strategies {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Where it shall go, as for export; this host if left out.
    #[arg(long, value_name = "TARGET", value_parser = target)]
    pub(crate) target: Option<Target>,
    /// As JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Style {
    /// The document as it is.
    Written,
    /// Everything explicit, as libvirt would store it.
    Expanded,
    /// As the host's own dumpxml --migratable prints it.
    Migratable,
    /// As stored, but an added USB controller only where a USB device needs it.
    AsNeeded,
    /// Rewritten for the target.
    Target,
    /// Without what the same host would fill in again.
    Compact,
}

impl From<Style> for export::Style {
    fn from(style: Style) -> export::Style {
        match style {
            Style::Written => export::Style::Written,
            Style::Expanded => export::Style::Expanded,
            Style::Migratable => export::Style::Migratable,
            Style::AsNeeded => export::Style::AsNeeded,
            Style::Target => export::Style::Target,
            Style::Compact => export::Style::Compact,
        }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs; versioned. See docs/report.schema.json.
    Json,
    /// A page to print.
    Html,
}

#[derive(Args)]
pub(crate) struct Check {
    /// Domain XML; - reads standard input. With --matrix any number of files and folders of XML files; with
    /// --jsonl files of JSON lines, or standard input where none is named.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) viewer: Viewer,
    /// Asks for this target only, and says all about it; with --matrix it may be given several times.
    #[arg(long, value_name = "TARGET", value_parser = target)]
    pub(crate) target: Vec<Target>,
    /// What is sent to the target; written if left out. See export.
    #[arg(long, value_enum)]
    pub(crate) style: Option<Style>,
    /// As JSON.
    #[arg(long, conflicts_with_all = ["matrix", "jsonl"])]
    pub(crate) json: bool,
    /// Many domains, each for every target: one verdict each.
    #[arg(long)]
    pub(crate) matrix: bool,
    /// The same, with a domain a line, {"name":…,"xml":…}, and a line of JSON for each.
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// With --matrix: a file with the path of a domain on each line; - reads standard input.
    #[arg(long, value_name = "LIST", requires = "matrix")]
    pub(crate) list: Vec<PathBuf>,
    /// With --matrix or --jsonl: how to print.
    #[arg(long, value_enum)]
    pub(crate) output: Option<Output>,
    /// With --matrix or --jsonl: how many processors to use; all if left out.
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// A letter for each verdict.
    Table,
    /// A line for each verdict, as RFC 4180 has it.
    Csv,
    /// One object with all domains.
    Json,
    /// One object a line for each domain.
    Jsonl,
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
