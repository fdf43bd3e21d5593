//! How long the engine takes, on a domain of 8 KB and on one of 2 MB: `cargo bench --bench engine`.
//!
//! "key press" is a changed text through the editor to the next view, which is what the page waits for.

#![allow(missing_docs, reason = "criterion_group! makes a public function without documentation")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::editor::{Command, Editor};
use libvirt_domain_editor::export::{Style, export};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::fmt::Write;
use std::hint::black_box;

/// A q35 domain whose size comes from its disks, all on one virtio-scsi controller.
fn domain(disks: usize) -> String {
    let mut text = String::from(
        "<domain type='kvm'>\n  <name>bench</name>\n  <memory unit='GiB'>4</memory>\n  <vcpu>4</vcpu>\n  \
         <os>\n    <type arch='x86_64' machine='q35'>hvm</type>\n  </os>\n  <devices>\n    \
         <controller type='scsi' index='0' model='virtio-scsi'/>\n",
    );
    for number in 0..disks {
        let (target, unit) = (target(number), number + usize::from(number >= 7));
        write!(
            text,
            "    <disk type='block' device='disk'>\n      \
             <driver name='qemu' type='raw' cache='none' io='native' discard='unmap'/>\n      \
             <source dev='/dev/disk/by-id/lun-{number:08}'/>\n      <target dev='{target}' bus='scsi'/>\n      \
             <serial>LUN{number:08}</serial>\n      \
             <address type='drive' controller='0' bus='0' target='0' unit='{unit}'/>\n    </disk>\n"
        )
        .expect("writing to a string");
    }
    text + "  </devices>\n</domain>\n"
}

/// `sda`, `sdb` … `sdz`, `sdaa` …
fn target(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + (number % 26) as u8);
        number = match number / 26 {
            0 => break,
            more => more - 1,
        };
    }
    letters.reverse();
    format!("sd{}", String::from_utf8_lossy(&letters))
}

fn engine(criterion: &mut Criterion) {
    let host = Host::default();
    let target = Target::parse("libvirt=4.5.0,qemu=2.12").expect("a target");
    let mut group = criterion.benchmark_group("engine");
    group.sample_size(10);
    for (size, text) in [("8 KB", domain(25)), ("2 MB", domain(6_300))] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("parse", size), &text, |bencher, text| {
            bencher.iter(|| xml::parse(black_box(text)));
        });
        let document = xml::parse(&text).expect("the domain is well-formed");
        group.bench_with_input(BenchmarkId::new("print", size), &document, |bencher, document| {
            bencher.iter(|| black_box(document).to_string());
        });
        group.bench_with_input(BenchmarkId::new("complete", size), &document, |bencher, document| {
            bencher.iter(|| complete(black_box(document), &host, Mode::Define));
        });
        group.bench_with_input(
            BenchmarkId::new("export for a target", size),
            &document,
            |bencher, document| {
                bencher.iter(|| export(black_box(document), &host, Style::Target, Some(&target)));
            },
        );
        group.bench_with_input(BenchmarkId::new("key press", size), &text, |bencher, text| {
            let mut editor = Editor::new();
            editor.update(Command::Load { name: "bench.xml".to_owned(), text: text.clone() });
            editor.update(Command::SetTarget(Some("libvirt=4.5.0".to_owned())));
            let mut texts = [text.replace("<vcpu>4", "<vcpu>5"), text.clone()].into_iter().cycle();
            bencher.iter(|| {
                editor.update(Command::ReplaceText(texts.next().expect("it cycles")));
                editor.view()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, engine);
criterion_main!(benches);
