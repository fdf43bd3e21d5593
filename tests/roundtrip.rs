//! Law: an untouched document prints back byte for byte; a broken one says where.

use std::fs;
use std::path::{Path, PathBuf};

use libvirt_domain_editor::xml;

fn xml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            xml_files(&path, found);
        } else if path.extension().is_some_and(|it| it == "xml") {
            found.push(path);
        }
    }
}

#[test]
fn every_file_prints_back_identical() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    xml_files(&root.join("tests"), &mut files);
    xml_files(&root.join("../shared/corpus"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable file");
        match xml::parse(&text) {
            Ok(document) => {
                assert_eq!(document.to_string(), text, "{}", path.display());
                let (printed, positions) = document.print();
                assert_eq!(printed, text);
                assert!(text[positions.range(document.root())].starts_with('<'));
            }
            Err(error) => {
                // What is being typed in an editor need not be whole either.
                let meant = ["malformed", "assist"].iter().any(|it| path.to_string_lossy().contains(it));
                assert!(meant, "{}: {error}", path.display())
            }
        }
    }
}

#[test]
fn unusual_spelling_is_kept() {
    for text in [
        "\u{feff}<?xml version='1.0'  encoding=\"UTF-8\" ?>\r\n<!DOCTYPE domain>\r\n<!-- a -->\r\n<a  b = \"1\"\tc='&#x41;&amp;\n' ><b></b><b/><b /></a  >\r\n<!-- z -->",
        "<q:a xmlns='x'><![CDATA[ <not> ]]>&lt;&#10;&#x20;é\u{a0}</q:a>\n\n",
        "<a><?pi some ?><!----><b\n  c='\"'\n/></a>",
    ] {
        let document = xml::parse(text).expect(text);
        assert_eq!(document.to_string(), text);
    }
}

#[test]
fn errors_say_where_and_what() {
    for (text, line, column, words) in [
        ("<a>\n <b>\n</a>", 3, 1, "expected </b> for <b> on line 2"),
        ("<a>", 1, 4, "expected </a>"),
        ("", 1, 1, "expected a root element"),
        ("<a/><b/>", 1, 5, "second root"),
        ("<a/>x", 1, 5, "after the root"),
        ("x<a/>", 1, 1, "before the root"),
        ("\n<?xml version='1.0'?><a/>", 2, 1, "very first"),
        ("<a b='1' b='2'/>", 1, 10, "twice"),
        ("<a b='1'c='2'/>", 1, 9, "white space before c"),
        ("<a b=1/>", 1, 6, "quote"),
        ("<a b/>", 1, 5, "="),
        ("<a b='<'/>", 1, 7, "&lt;"),
        ("<a b='&x;'/>", 1, 7, "not declared"),
        ("<a>&x;</a>", 1, 4, "not declared"),
        ("<a>&#0;</a>", 1, 4, "not a character"),
        ("<a>a & b</a>", 1, 6, "reference"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", 1, 13, "internal DTD subset"),
        ("<a><!-- -- --></a>", 1, 9, "--"),
        ("<a><1/></a>", 1, 5, "name of an element"),
        ("<a>]]></a>", 1, 4, "]]&gt;"),
        ("<a>\u{1}</a>", 1, 4, "U+0001"),
        ("<a b='x", 1, 1, "ends inside"),
        ("<a><![CDATA[x</a>", 1, 4, "CDATA"),
    ] {
        let error = xml::parse(text).expect_err(text);
        assert!(error.message.contains(words), "{text}: {error}");
        assert_eq!((error.position.line, error.position.column), (line, column), "{text}: {error}");
    }
}

#[test]
fn limits_are_errors_not_crashes() {
    let deep = "<a>".repeat(100_000);
    assert!(xml::parse(&deep).expect_err("too deep").message.contains("256"));
    let fits = format!("{}{}", "<a>".repeat(256), "</a>".repeat(256));
    assert_eq!(xml::parse(&fits).expect("256 deep").to_string(), fits);
    let many: String = (0..1025).map(|n| format!(" a{n}=''")).collect();
    assert!(xml::parse(&format!("<a{many}/>")).expect_err("too many").message.contains("1024"));
    let large = format!("<a>{}</a>", " ".repeat(16 << 20));
    assert!(xml::parse(&large).expect_err("too large").message.contains("bytes"));
}
