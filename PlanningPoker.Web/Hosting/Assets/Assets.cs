using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;
using NUglify;
using NUglify.JavaScript;

namespace PlanningPoker.Web.Hosting.Assets;

/// <summary>
/// The scripts, style sheets, fonts and pictures. Their URL holds their version, so that a browser keeps them and a page gets the ones
/// that it was made with. For slow connections, which suffer from requests and bytes, the style sheets of a kind of page are one response,
/// a page preloads all modules, and all are minified.
/// </summary>
public sealed class Assets
{
    public const string Folder = "v", StyleSheet = "css/site.css", Script = "js/app.js", OfflineScript = "js/later/offline-page.js";

    /// <summary>The media type of a font.</summary>
    public const string FontType = "font/woff2";

    const string Worker = "-worker.js", LaterFolder = "js/later/";

    const int VersionBytes = 6;

    /// <summary>
    /// As unneeded, the library would drop a function that only the initial value of a constant calls, and the module would fail.
    /// </summary>
    static readonly CodeSettings ScriptSettings = new() { RemoveUnneededCode = false };

    /// <summary>What every page loads.</summary>
    static readonly string[] Sheets =
        ["reset", "fonts", "tokens", "base", "layout", "button", "form", "card", "fan", "chip", "dialog", "utilities"];

    /// <summary>
    /// Style sheets that only some pages load: <c>ViewData["Body"]</c> names the one of all pages of its kind, <c>ViewData["Sheet"]</c>
    /// the page's own, and here is what each consists of.
    /// </summary>
    static readonly Dictionary<string, string[]> PageSheets = new()
    {
        ["front-page"] = ["front", "choice-links"],
        ["home"] = ["home"],
        ["offline"] = ["offline"],
        ["shell"] =
        [
            "bar", "status", "progress", "story", "timer", "description", "player", "seats", "far-end", "results", "felt", "discussion",
            "hand", "controls", "tally", "reason", "stories", "toast", "undo", "roles", "print",
        ],
        ["sheet"] = ["sheet", "conflict", "choice-links"],
        ["summary"] = ["sheet", "summary", "choice-links"],
        ["backlog"] = ["sheet", "conflict", "add-stories", "backlog", "story-edit"],
        ["webhook"] = ["webhook"],
        ["table"] = ["moves", "references", "first-steps", "conflict", "add-stories", "story-edit"],
    };

    readonly IFileProvider root;
    readonly bool minifies;
    readonly Dictionary<string, Asset> assets;

    public Assets(IWebHostEnvironment environment)
    {
        (root, minifies) = (environment.WebRootFileProvider, !environment.IsDevelopment());
        IEnumerable<Asset>[] all = [ScriptsIn("js"), ScriptsIn("lib"), Styles(), Fonts(), Pictures()];
        assets = all.SelectMany(assets => assets).ToDictionary(asset => asset.Path);
        Modules = [.. assets.Keys.Where(IsModule).Order(StringComparer.Ordinal)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in assets.Keys.Order(StringComparer.Ordinal)) hash.AppendData(assets[path].Bytes);
        Version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, VersionBytes));
    }

    /// <summary>A hash of all files.</summary>
    public string Version { get; }

    /// <summary>The paths of the modules that every page preloads, such as <c>js/app.js</c>.</summary>
    public IReadOnlyList<string> Modules { get; }

    /// <summary>The URL of a file, from the root of the application.</summary>
    /// <param name="path">Such as <c>js/app.js</c>.</param>
    public string At(string path) => $"~/{Folder}/{Version}/{path}";

    internal Asset? Find(string path) => assets.GetValueOrDefault(path);

    /// <summary>The path of a style sheet that only some pages load.</summary>
    public static string SheetOf(string page) => $"css/{page}.css";

    /// <summary>Not those that are imported when they are needed, nor a worker, which a browser fetches again when it is started.</summary>
    static bool IsModule(string path) => path.EndsWith(".js", StringComparison.Ordinal)
        && !path.StartsWith(LaterFolder, StringComparison.Ordinal) && !IsWorker(path);

    internal static bool IsWorker(string path) => path.EndsWith(Worker, StringComparison.Ordinal);

    IEnumerable<Asset> Styles() => [StylesAt(StyleSheet, Sheets), .. PageSheets.Select(sheet => StylesAt(SheetOf(sheet.Key), sheet.Value))];

    Asset StylesAt(string path, IEnumerable<string> names)
    {
        var all = string.Concat(names.Select(name => Text(root.GetFileInfo($"css/{name}.css"))));
        return Asset.Of(path, "text/css", Minify(all, text => Uglify.Css(text)));
    }

    /// <summary>Style sheets name them by a path relative to their own, so that they have its version too.</summary>
    IEnumerable<Asset> Fonts() =>
        from entry in root.GetDirectoryContents("fonts")
        where entry.Name.EndsWith(".woff2", StringComparison.Ordinal)
        select Asset.OfCompressed($"fonts/{entry.Name}", FontType, BytesOf(entry));

    /// <summary>What style sheets draw with; named as fonts are.</summary>
    IEnumerable<Asset> Pictures() =>
        root.GetDirectoryContents("art").Select(entry => Asset.Of($"art/{entry.Name}", "image/svg+xml", Text(entry)));

    IEnumerable<Asset> ScriptsIn(string folder) =>
        from entry in root.GetDirectoryContents(folder)
        let path = $"{folder}/{entry.Name}"
        from script in entry.IsDirectory ? ScriptsIn(path) : path.EndsWith(".js", StringComparison.Ordinal) ? [ScriptAt(path, entry)] : []
        select script;

    Asset ScriptAt(string path, IFileInfo file)
    {
        var text = Text(file);
        var isMinified = path.EndsWith(".min.js", StringComparison.Ordinal);
        return Asset.Of(path, "text/javascript", isMinified ? text : Minify(text, each => Uglify.Js(each, ScriptSettings)));
    }

    /// <summary>A file that the library cannot parse is sent as it is.</summary>
    string Minify(string text, Func<string, UglifyResult> minify) =>
        minifies && minify(text) is { HasErrors: false, Code: { } code } ? code : text;

    static byte[] BytesOf(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    static string Text(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}

/// <summary>A file with the bytes that are sent.</summary>
/// <param name="Path">Its path below the version.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Compressed">The same in gzip; null for a format that is compressed in itself.</param>
sealed record Asset(string Path, string Type, byte[] Bytes, byte[]? Compressed)
{
    public static Asset OfCompressed(string path, string type, byte[] bytes) => new(path, type, bytes, null);

    public static Asset Of(string path, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return new(path, type, bytes, compressed.ToArray());
    }
}
