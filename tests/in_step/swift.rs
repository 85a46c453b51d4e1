//! The Swift host: `Ops.swift` (hash, statuses, choices, results and the methods
//! of `Instance`), `Kernels.swift` and `Forms.swift`, and the kernels' calls in
//! its vectors test. Ids are chosen by the host; what an operation works on stands
//! first and without a label. A long operation has a second method, which gives
//! its results as a sequence.

mod calls;
mod kernels;

use crate::forms::camel;
use crate::objects::{is_maker, is_taken, made, may_make, resumable};
use vecsolve::kernels::KERNELS;
use vecsolve::ops::{ArgRow, Default, FieldRow, Kind, OPS, OpRow, RECORDS, abi_hash};
use vecsolve::status::STATUSES;

const HEAD: &str = "// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.\n";
/// Where the sequence of results can be had.
const SINCE: &str = "@available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)";

pub fn render() -> Vec<(&'static str, String)> {
    let choices = crate::forms::choices(KERNELS);
    let ops = [
        HEAD.into(),
        format!("\n/// The hash of the tables that this file was made from.\nlet abi: UInt32 = {:#010x}\n", abi_hash()),
        statuses(),
        RECORDS.iter().map(record).collect(),
        OPS.iter().map(types).collect(),
        choices.iter().map(|(name, words)| numbered(name, words)).collect(),
        format!(
            "\nextension Instance {{\n{}}}\n",
            OPS.iter().map(methods).collect::<String>().trim_start_matches('\n')
        ),
    ];
    vec![
        ("hosts/swift/Sources/Vecsolve/Ops.swift", ops.concat()),
        ("hosts/swift/Sources/Vecsolve/Kernels.swift", kernels::methods()),
        ("hosts/swift/Sources/Vecsolve/Forms.swift", kernels::forms()),
        ("hosts/swift/Tests/VecsolveTests/Calls.swift", calls::render()),
    ]
}

/// `gauss_seidel` as `GaussSeidel`.
fn upper(name: &str) -> String {
    let name = camel(name);
    name[..1].to_uppercase() + &name[1..]
}

fn statuses() -> String {
    let each = |row: fn(&vecsolve::status::StatusRow) -> String| STATUSES.iter().map(row).collect::<String>();
    format!(
        "\n/// Why a call was refused.\npublic enum Status: Int32, Sendable, CaseIterable {{\n{}\
         \x20   /// No status of the library: it does not belong to this package, or answered what is not understood.\n\
         \x20   case host = 0\n\n\
         \x20   /// The name that results carry.\n    public var name: String {{\n        switch self {{\n{}\
         \x20       case .host: \"host\"\n        }}\n    }}\n\n\
         \x20   /// The general sentence.\n    public var sentence: String {{\n        switch self {{\n{}\
         \x20       case .host: \"The library and this package do not belong together.\"\n        }}\n    }}\n\n\
         \x20   /// The status of a name.\n    public init?(name: String) {{\n\
         \x20       guard let found = Status.allCases.first(where: {{ $0.name == name }}) else {{ return nil }}\n\
         \x20       self = found\n    }}\n}}\n",
        each(|s| format!("    /// {}\n    case {} = {}\n", s.doc, camel(s.name), s.code)),
        each(|s| format!("        case .{}: {:?}\n", camel(s.name), s.name)),
        each(|s| format!("        case .{}: {:?}\n", camel(s.name), s.doc)),
    )
}

/// The words of a kernel's choice, by their places.
fn numbered(name: &str, words: &[&str]) -> String {
    let cases: Vec<_> = words.iter().map(|word| camel(word)).collect();
    format!(
        "\n/// What kernels take as `{}`.\npublic enum {}: UInt32, Sendable, CaseIterable {{\n    case {}\n}}\n",
        camel(name),
        upper(name),
        cases.join(", ")
    )
}

fn choice(op: &OpRow, arg: &ArgRow, words: &[&str]) -> String {
    let case = |word: &&str| match camel(word) {
        same if same == **word => format!("    case {word}\n"),
        other => format!("    case {other} = {word:?}\n"),
    };
    let cases: String = words.iter().map(case).collect();
    format!("\n/// {}\npublic enum {}: String, Sendable, CaseIterable {{\n{cases}}}\n", arg.doc, choice_name(op, arg))
}

fn choice_name(op: &OpRow, arg: &ArgRow) -> String {
    upper(op.name) + &upper(arg.name)
}

/// A record that results hold lists of.
fn record(row: &vecsolve::ops::RecordRow) -> String {
    let (declared, read) = fields(row.fields);
    format!(
        "\n/// {}\npublic struct {}: Decodable, Sendable {{\n{declared}\n\
         \x20   public init(from decoder: any Decoder) throws {{\n        let fields = try Fields(decoder)\n{read}    }}\n}}\n",
        row.doc, row.name
    )
}

/// The fields of a result and how they are read.
fn fields(rows: &[FieldRow]) -> (String, String) {
    let (mut declared, mut read) = (String::new(), String::new());
    for row in rows {
        let (ty, how) = field(row.ty);
        let name = camel(row.name);
        declared += &format!("    /// {}\n    public let {name}: {ty}\n", row.doc);
        read += &format!("        {name} = try fields.{how}({:?})\n", row.name);
    }
    (declared, read)
}

/// The Swift type of a field and the reader of `Fields`.
fn field(ty: &str) -> (String, &'static str) {
    let bare = ty.replace("'a ", "").replace("'static ", "");
    let plain = |ty: &str| match ty {
        "u32" | "u64" => "Int".to_owned(),
        "f64" => "Double".into(),
        "bool" => "Bool".into(),
        record => record.into(),
    };
    match bare.as_str() {
        "&str" | "Option<&str>" => ("String".into(), "word"),
        "f64" => ("Double".into(), "number"),
        "&[f64]" => ("[Double]".into(), "numbers"),
        list if list.starts_with("&[") => (format!("[{}]", plain(&list[2..list.len() - 1])), "value"),
        maybe if maybe.starts_with("Option<") => (format!("{}?", plain(&maybe[7..maybe.len() - 1])), "maybe"),
        other => (plain(other), "value"),
    }
}

/// The enums of the choices and the result.
fn types(op: &OpRow) -> String {
    let mut out = String::new();
    for arg in op.args {
        if let Kind::Choice(words) = arg.kind {
            out += &choice(op, arg, words);
        }
    }
    let (mut declared, read) = fields(op.fields);
    let mut rest = String::new();
    for arg in op.args.iter().filter(|arg| is_output(arg)) {
        let name = camel(arg.name);
        let what = format!("What {name} holds at the end; empty while pending, and when it was not written.");
        // Whole numbers are indices.
        let (ty, to) = if arg.kind == Kind::Out(&["u32"]) { ("Int", ".map { Int($0) }") } else { ("Double", "") };
        declared += &format!("    /// {what}\n    public private(set) var {name}: [{ty}] = []\n");
        rest += &format!("        {name} = rest.output({:?}){to}\n", arg.name);
    }
    if let Some((kind, when)) = may_make(op) {
        let class = object(kind);
        declared +=
            &format!("    /// The object, when reason is {when}.\n    public private(set) var {kind}: {class}?\n");
        rest += &format!(
            "        if reason == {when:?}, let (home, id) = rest.take() {{ {kind} = {class}(home, id, self) }}\n"
        );
    }
    // A result with an object in it stays where the object's instance is.
    let sendable = if may_make(op).is_some() { "" } else { ", Sendable" };
    out + &format!(
        "\n/// Result of `{name}`.\npublic struct {result}: OpResult{sendable} {{\n\
         \x20   public static let op = {op:?}\n\
         \x20   /// True when the operation goes on with `step`.\n    public private(set) var pending = false\n{declared}\n\
         \x20   public init(from decoder: any Decoder) throws {{\n        let fields = try Fields(decoder)\n{read}    }}\n\n\
         \x20   public mutating func _complete(_ rest: inout _Rest) {{\n        pending = rest.pending\n{rest}    }}\n}}\n",
        name = camel(op.name),
        op = op.name,
        result = op.result,
    )
}

/// An output that is made when it is not given.
fn is_output(arg: &ArgRow) -> bool {
    matches!(arg.kind, Kind::Out(_)) && arg.default == Default::Required
}

/// What an operation works on, as long as nothing else stands before it: no label.
fn unlabelled(op: &OpRow) -> usize {
    let subject = |arg: &&ArgRow| match arg.kind {
        Kind::Csr | Kind::Any | Kind::Factor | Kind::System | Kind::Graph => true,
        Kind::Array(_) => arg.default == Default::Required,
        _ => false,
    };
    if is_maker(op) { 0 } else { op.args.iter().take_while(subject).count() }
}

fn methods(op: &OpRow) -> String {
    let (call, label) = (camel(op.name), unlabelled(op));
    let is_new = |arg: &&ArgRow| !matches!(arg.kind, Kind::New(_));
    let show = |(i, arg): (usize, &ArgRow), budget: &str| {
        let name = camel(arg.name);
        let (ty, default) = argument(op, arg);
        let default = if arg.name == "budget" { budget.to_owned() } else { default };
        format!("{}{name}: {ty}{default}", if i < label { "_ " } else { "" })
    };
    let params = |budget| op.args.iter().enumerate().filter(|(_, a)| is_new(a)).map(|p| show(p, budget)).collect();
    let notes = |budget: &str| {
        let mut out = String::new();
        for arg in op.args.iter().filter(is_new) {
            let doc = if arg.name == "budget" && !budget.is_empty() { budget } else { arg.doc };
            out += &format!("    ///   - {}: {doc}\n", camel(arg.name));
        }
        if out.is_empty() { out } else { format!("    ///\n    /// - Parameters:\n{out}") }
    };
    let sends: String = op.args.iter().filter_map(|arg| send(op, arg)).map(|s| format!("        {s}\n")).collect();
    let (answer, run) = match made(op) {
        Some((_, kind)) if is_maker(op) => {
            let class = object(kind);
            (class.to_owned(), format!("return {class}(self, id, try call.run({}.self))", op.result))
        }
        _ => (op.result.to_owned(), "return try call.run()".into()),
    };
    let mut out = format!("\n    /// {}\n{}", op.doc, notes(""));
    let refused = " throws(VecsolveError) -> ";
    if op.name == "free" {
        out += "    @discardableResult\n";
    }
    out += &bracketed("    ", &format!("public func {call}"), params(" = 0"), &format!("{refused}{answer} {{"));
    out += &format!("        var call = Call(self, {:?})\n{sends}        {run}\n    }}\n", op.name);
    if resumable(op) {
        let pass = |(i, arg): (usize, &ArgRow)| {
            let name = camel(arg.name);
            let value = if arg.name == "budget" { "$0" } else { &name };
            if i < label { value.to_owned() } else { format!("{name}: {value}") }
        };
        let passed: Vec<_> = op.args.iter().enumerate().filter(|(_, arg)| is_new(arg)).map(pass).collect();
        let budget = "Work units of a slice, about a nanosecond each.";
        out += &format!(
            "\n    /// The same in slices: a sequence of results, for tasks. {}\n{}    {SINCE}\n",
            op.doc,
            notes(budget)
        );
        let answer = format!("{refused}Steps<{}> {{", op.result);
        out += &bracketed("    ", &format!("public func {call}Steps"), params(" = 4_000_000"), &answer);
        out += "        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in\n";
        out += &bracketed("            ", &format!("try {call}"), passed, "").replace("$0", "budget");
        out += "        }\n    }\n";
    }
    out
}

/// The type of an argument, and its default.
fn argument(op: &OpRow, arg: &ArgRow) -> (String, String) {
    let optional = arg.default != Default::Required;
    let maybe = |class: &str| match optional {
        true => (format!("{class}?"), " = nil".to_owned()),
        false => (class.to_owned(), String::new()),
    };
    let ty = match arg.kind {
        Kind::New(_) => unreachable!("the host chooses ids"),
        Kind::Csr => return maybe("Matrix"),
        Kind::Factor => return maybe("Factor"),
        Kind::System => return maybe("System"),
        Kind::Graph => return maybe("Graph"),
        Kind::Any => return maybe("Resident"),
        Kind::Array(_) if optional => return ("(any Numbers)?".into(), " = nil".into()),
        Kind::Array(_) => "some Numbers".into(),
        Kind::Out(["u32"]) => return ("ResidentArray<UInt32>?".into(), " = nil".into()),
        Kind::Out(_) => return ("Resident?".into(), " = nil".into()),
        Kind::U32 => "Int".into(),
        Kind::F64 => "Double".into(),
        Kind::Bool => "Bool".into(),
        Kind::Choice(_) => choice_name(op, arg),
    };
    let default = match arg.default {
        Default::Required => String::new(),
        Default::U32(v) => format!(" = {v}"),
        Default::F64(v) => format!(" = {v:?}"),
        Default::Bool(v) => format!(" = {v}"),
        Default::Word(v) => format!(" = .{}", camel(v)),
    };
    (ty, default)
}

/// The line that sends an argument.
fn send(op: &OpRow, arg: &ArgRow) -> Option<String> {
    let (key, name) = (arg.name, camel(arg.name));
    Some(match arg.kind {
        Kind::New(_) if is_maker(op) => format!("let id = call.new({key:?})"),
        Kind::New(_) => format!("_ = call.new({key:?}, mayLack: true)"),
        // What is freed is given away.
        _ if is_taken(arg) || op.name == "free" => format!("call.take({key:?}, {name})"),
        Kind::Csr | Kind::Factor | Kind::System | Kind::Graph | Kind::Any => format!("call.object({key:?}, {name})"),
        Kind::Array(dtypes) => {
            let accepted: Vec<_> = dtypes.iter().map(|dtype| format!(".{dtype}")).collect();
            let given = if arg.default == Default::Required { "" } else { "if let {name} { " }.replace("{name}", &name);
            let end = if given.is_empty() { "" } else { " }" };
            format!("{given}call.input({key:?}, {name}, [{}]){end}", accepted.join(", "))
        }
        Kind::Out(_) if is_output(arg) => format!("call.output({key:?}, {name})"),
        Kind::Out(_) => format!("call.extra({key:?}, {name})"),
        Kind::Choice(_) => format!("call.set({key:?}, {name}.rawValue)"),
        Kind::U32 | Kind::F64 | Kind::Bool => format!("call.set({key:?}, {name})"),
    })
}

/// The class of an object's kind.
fn object(kind: &str) -> &'static str {
    match kind {
        "csr" => "Matrix",
        "system" => "System",
        "graph" => "Graph",
        _ => "Factor",
    }
}

/// `head(a, b) tail` in one line, or with one item a line where that is too long.
fn bracketed(pad: &str, head: &str, items: Vec<String>, tail: &str) -> String {
    let line = format!("{pad}{head}({}){tail}\n", items.join(", "));
    if line.trim_end().len() <= 120 {
        return line;
    }
    let items: Vec<_> = items.iter().map(|item| format!("{pad}    {item}")).collect();
    format!("{pad}{head}(\n{}\n{pad}){tail}\n", items.join(",\n"))
}
