//! A running libvirt of one release, asked through `oracle --serve` in lines of JSON.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::recorded::root;

/// What libvirt says to a domain.
pub(crate) enum Answer {
    /// It takes the domain, and prints it so.
    Accepted {
        /// The stored form.
        plain: String,
        /// The form for migration.
        migratable: String,
    },
    /// It refuses the domain, with this message.
    Refused(String),
}

/// One release, waiting for questions.
pub(crate) struct Libvirt {
    release: String,
    running: Running,
    /// Whether it has a QEMU for an architecture, as far as asked.
    emulated: BTreeMap<String, bool>,
}

/// Its process.
struct Running {
    process: Child,
    /// Closed to end the process.
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Libvirt {
    /// Starts the release, installing it first where that is possible.
    ///
    /// # Errors
    /// Why it cannot be asked, for people.
    pub(crate) fn start(release: &str) -> Result<Libvirt, String> {
        let oracle = oracle().ok_or("there is no ../shared/tools/oracle")?;
        if !is_installed(&oracle, release) {
            let root = fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0);
            if !root {
                return Err("it is not installed, and installing it takes root".to_owned());
            }
            eprintln!("installing libvirt {release} for the tests (about 45 s)");
            let install = Command::new(&oracle).args(["--install", "--version", release]).output();
            if !install.is_ok_and(|it| it.status.success()) {
                return Err("it is not installed, and `oracle --install` fails".to_owned());
            }
        }
        let running = Running::start(&oracle, release)?;
        Ok(Libvirt { release: release.to_owned(), running, emulated: BTreeMap::new() })
    }

    /// Defines a domain and prints it in both forms.
    ///
    /// # Errors
    /// When libvirt itself could not be asked.
    pub(crate) fn define(&mut self, domain: &str) -> Result<Answer, String> {
        let answer = self.ask(json!({"op": "define", "xml": domain}))?;
        if answer["ok"] != true {
            return Ok(Answer::Refused(text(&answer["error"])));
        }
        let (plain, migratable) = (text(&answer["inactive"]), text(&answer["migratable"]));
        Ok(Answer::Accepted { plain, migratable })
    }

    /// Whether libvirt takes `domain` in place of the XML of a guest that was saved with `stored`: it does so
    /// only if the guest sees the same hardware.
    ///
    /// # Errors
    /// Why it does not.
    pub(crate) fn same_guest(&mut self, stored: &str, domain: &str) -> Result<(), String> {
        let answer = self.ask(json!({"op": "abi", "stored": stored, "xml": domain}))?;
        if answer["ok"] == true { Ok(()) } else { Err(text(&answer["error"])) }
    }

    /// The command line with which libvirt would start the domain, an argument a line.
    ///
    /// # Errors
    /// Why it would not.
    #[allow(dead_code, reason = "each user takes its part")]
    pub(crate) fn native(&mut self, domain: &str) -> Result<String, String> {
        let answer = self.ask(json!({"op": "native", "xml": domain}))?;
        if answer["ok"] == true { Ok(text(&answer["argv"])) } else { Err(text(&answer["error"])) }
    }

    /// Whether this machine has what it takes to ask about the domain: KVM where it is of that type, and a QEMU for its
    /// architecture. Says so on standard error where a QEMU is missing.
    #[allow(dead_code, reason = "each user takes its part")]
    pub(crate) fn can_define(&mut self, domain: &str) -> bool {
        let kvm = domain.contains("type='kvm'") || domain.contains("type=\"kvm\"");
        (!kvm || has_kvm()) && arch(domain).is_none_or(|it| self.emulates(it))
    }

    /// Whether there is a QEMU for guests of the architecture; true as well where libvirt itself does not know it.
    fn emulates(&mut self, arch: &str) -> bool {
        if let Some(known) = self.emulated.get(arch) {
            return *known;
        }
        let guest = format!(
            "<domain type='qemu'><name>probe</name><memory>65536</memory>\
             <os><type arch='{arch}'>hvm</type></os></domain>"
        );
        let has = match self.define(&guest) {
            Ok(Answer::Accepted { .. }) | Err(_) => true,
            Ok(Answer::Refused(message)) => {
                let missing = ["emulator", "QEMU binary"].iter().any(|it| message.contains(it));
                if missing {
                    eprintln!("guests of {arch} are skipped: {}", message.trim());
                }
                !missing
            }
        };
        self.emulated.insert(arch.to_owned(), has);
        has
    }

    /// There are questions at which libvirt dies; the next is put to a new one.
    fn ask(&mut self, question: Value) -> Result<Value, String> {
        let answer = self.running.ask(&question);
        if answer.is_err() {
            let oracle = oracle().ok_or("there is no ../shared/tools/oracle")?;
            self.running = Running::start(&oracle, &self.release)?;
        }
        answer
    }
}

impl Running {
    fn start(oracle: &Path, release: &str) -> Result<Running, String> {
        let mut process = Command::new(oracle)
            .args(["--serve", "--version", release])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| error.to_string())?;
        let questions = process.stdin.take();
        let answers = BufReader::new(process.stdout.take().expect("piped"));
        let mut running = Running { process, questions, answers };
        running.answer()?;
        Ok(running)
    }

    fn ask(&mut self, question: &Value) -> Result<Value, String> {
        let questions = self.questions.as_mut().expect("open until dropped");
        writeln!(questions, "{question}").map_err(|error| error.to_string())?;
        self.answer()
    }

    fn answer(&mut self) -> Result<Value, String> {
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(|error| error.to_string())?;
        serde_json::from_str(&line).map_err(|_| format!("libvirt gave no answer but {line:?}"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.questions.take();
        self.process.wait().ok();
    }
}

/// The architecture that a domain names.
fn arch(domain: &str) -> Option<&str> {
    let type_ = &domain[domain.find("<os")?..];
    let type_ = &type_[type_.find("<type")?..];
    let type_ = &type_[..type_.find('>')?];
    let value = type_[type_.find("arch=")? + "arch=".len()..].get(1..)?;
    Some(&value[..value.find(['\'', '"'])?])
}

/// Whether this machine can run domains of type kvm.
pub(crate) fn has_kvm() -> bool {
    fs::File::options().read(true).write(true).open("/dev/kvm").is_ok()
}

fn oracle() -> Option<PathBuf> {
    Some(root().join("../shared/tools/oracle")).filter(|it| it.exists())
}

fn is_installed(oracle: &PathBuf, release: &str) -> bool {
    let Ok(list) = Command::new(oracle).arg("--list").output() else { return false };
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    list.lines().any(|line| serde_json::from_str::<Value>(line).is_ok_and(|it| it["version"] == release))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
