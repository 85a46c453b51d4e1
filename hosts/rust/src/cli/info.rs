//! `vecsolve info`: versions, tables, levels and modules.

use super::args::{CONVERGED, InfoArgs};
use super::failure::Failure;
use super::say;
use std::path::Path;
use vecsolve_host::{ABI, Config, InfoOptions, Module};

pub fn run(args: &InfoArgs) -> Result<u8, Failure> {
    let module = args.engine.load()?;
    let info = module.create(Config::default())?.info(InfoOptions::default())?;
    let bits = module.capabilities();
    let sizes = sizes(&module);
    if args.json {
        let sizes: serde_json::Map<_, _> = sizes.into_iter().map(|(name, bytes)| (name, bytes.into())).collect();
        let json = serde_json::json!({
            "version": info.version,
            "abi": format!("{ABI:08x}"),
            "level": info.level,
            "capabilities": bits,
            "module": module.name(),
            "modules": sizes,
        });
        say(&json.to_string())?;
        return Ok(CONVERGED);
    }
    let mut text = format!(
        "version       {}\nabi           {ABI:08x}\nlevel         {}\ncapabilities  {}\nengine        {}\n",
        info.version,
        info.level,
        words(bits),
        module.name()
    );
    for (name, bytes) in sizes {
        text += &format!("module        {name}, {bytes} bytes\n");
    }
    say(&text)?;
    Ok(CONVERGED)
}

fn words(bits: u32) -> String {
    let known = [(1, "vector instructions"), (2, "relaxed"), (4, "scalar")];
    let set: Vec<&str> = known.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, word)| *word).collect();
    set.join(", ")
}

/// The modules beside the one in use; natively those of the checkout, if any.
fn sizes(module: &Module) -> Vec<(String, u64)> {
    let file = match module.name() {
        "native" => Module::find().unwrap_or_default(),
        name => name.into(),
    };
    let Some(folder) = file.parent() else { return Vec::new() };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut sizes: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "wasm"))
        .filter_map(|path| Some((path.file_name()?.to_string_lossy().into_owned(), path.metadata().ok()?.len())))
        .collect();
    sizes.sort();
    sizes
}
