using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using NUglify;
using NUglify.JavaScript;

namespace PlanningPoker.Web.Hosting.Assets;

/// <summary>
/// The browser's files, under an address that names their version: once fetched they are not asked for again, and a page gets
/// those it was made with. All style sheets are one answer, a page names all modules at once, and comments stay here: on a slow line
/// requests and bytes are what takes the time.
/// </summary>
public sealed class Assets
{
    public const string Folder = "v", StyleSheet = "css/site.css", Script = "js/app.js";

    const string Worker = "-worker.js";

    const int VersionBytes = 6;

    static readonly string[] Sheets =
    [
        "reset", "tokens", "base", "layout", "bar", "status", "button", "form", "felt", "progress", "story", "card", "chip", "player",
        "results", "hand", "controls", "stories", "toast", "dialog", "front", "utilities",
    ];

    static readonly CodeSettings Readable = new() { MinifyCode = false };

    readonly IFileProvider root;
    readonly bool isShortened;
    readonly Dictionary<string, Asset> assets;

    public Assets(IWebHostEnvironment environment)
    {
        (root, isShortened) = (environment.WebRootFileProvider, !environment.IsDevelopment());
        assets = ScriptsIn("js").Concat(ScriptsIn("lib")).Append(Styles()).ToDictionary(asset => asset.Path);
        Modules = [.. assets.Keys.Where(IsModule).Order(StringComparer.Ordinal)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in assets.Keys.Order(StringComparer.Ordinal)) hash.AppendData(assets[path].Bytes);
        Version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, VersionBytes));
    }

    /// <summary>Changes with any of the files.</summary>
    public string Version { get; }

    /// <summary>The paths of all modules, as <c>js/app.js</c>.</summary>
    public IReadOnlyList<string> Modules { get; }

    /// <summary>Where a file is to be had, from the application's root.</summary>
    /// <param name="path">As <c>js/app.js</c>.</param>
    public string At(string path) => $"~/{Folder}/{Version}/{path}";

    internal Asset? Find(string path) => assets.GetValueOrDefault(path);

    /// <summary>A worker is none: a browser fetches it when it is started, whether it was preloaded as a module or not.</summary>
    static bool IsModule(string path) => path != StyleSheet && !path.EndsWith(Worker, StringComparison.Ordinal);

    Asset Styles()
    {
        var all = string.Concat(Sheets.Select(name => Text(root.GetFileInfo($"css/{name}.css"))));
        return Asset.Of(StyleSheet, "text/css", Shortened(all, text => Uglify.Css(text)));
    }

    IEnumerable<Asset> ScriptsIn(string folder) =>
        from entry in root.GetDirectoryContents(folder)
        let path = $"{folder}/{entry.Name}"
        from script in entry.IsDirectory ? ScriptsIn(path) : path.EndsWith(".js", StringComparison.Ordinal) ? [ScriptAt(path, entry)] : []
        select script;

    Asset ScriptAt(string path, IFileInfo file)
    {
        var text = Text(file);
        var isMinified = path.EndsWith(".min.js", StringComparison.Ordinal);
        return Asset.Of(path, "text/javascript", isMinified ? text : Shortened(text, each => Uglify.Js(each, Readable)));
    }

    /// <summary>What the library cannot read goes out as it is.</summary>
    string Shortened(string text, Func<string, UglifyResult> shorten) =>
        isShortened && shorten(text) is { HasErrors: false, Code: { } code } ? code : text;

    static string Text(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}

/// <summary>A file as it is sent.</summary>
sealed record Asset(string Path, string Type, byte[] Bytes, byte[] Compressed)
{
    public static Asset Of(string path, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return new(path, type, bytes, compressed.ToArray());
    }
}
