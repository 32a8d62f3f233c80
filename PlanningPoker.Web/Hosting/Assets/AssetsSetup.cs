using System.IO.Compression;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Hosting.Assets;

static class AssetsSetup
{
    public static IServiceCollection AddAssets(this IServiceCollection services, IHostEnvironment environment)
    {
        // In development, the files are read again for every page.
        var lifetime = environment.IsDevelopment() ? ServiceLifetime.Transient : ServiceLifetime.Singleton;
        services.Add(new(typeof(Assets), typeof(Assets), lifetime));
        return services
            .AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, ["text/html"]))
            .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
            .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>Compresses whole pages. A stream must not be buffered, and the response to a click is small.</summary>
    public static void UsePageCompression(this IApplicationBuilder app) => app.UseWhen(
        http => HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null,
        branch => branch.UseResponseCompression());

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods($"/{Assets.Folder}/{{version}}/{{**path}}", [HttpMethods.Get, HttpMethods.Head], Serve).ExcludeFromDescription();

    /// <summary>A URL of another version gets the current file, but must not be cached.</summary>
    static IResult Serve(string version, string? path, HttpContext http, Assets assets)
    {
        if (path is null || assets.Find(path) is not { } asset) return TypedResults.NotFound();
        var headers = http.Response.Headers;
        headers.CacheControl = version == assets.Version ? "max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        // A worker has the policy of its own script: it may load nothing.
        if (Assets.IsWorker(path)) headers.ContentSecurityPolicy = "default-src 'none'";
        var acceptsGzip = http.Request.GetTypedHeaders().AcceptEncoding.Any(each => each.Value == "gzip" && each.Quality is not 0);
        if (!acceptsGzip || asset.Compressed is not { } compressed) return TypedResults.Bytes(asset.Bytes, asset.Type);
        headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(compressed, asset.Type);
    }
}
