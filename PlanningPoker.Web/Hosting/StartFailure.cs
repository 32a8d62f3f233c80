using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

/// <summary>What an operator reads when the server cannot start. A stack trace would help nobody there.</summary>
static class StartFailure
{
    /// <summary>The exit code of a server that could not start.</summary>
    public const int ExitCode = 1;

    /// <returns>One sentence; null for a bug, which needs its stack trace.</returns>
    public static string? SentenceOf(Exception exception) => exception switch
    {
        InvalidSettingException or IRefusesStart => exception.Message,
        DbException => $"The database cannot be used: {exception.Message}",
        SocketException => $"It cannot listen on its address: {exception.Message}.",
        CryptographicException => $"The certificate cannot be used: {exception.Message}",
        // The port is taken, or the file cannot be made.
        IOException or UnauthorizedAccessException => exception.Message,
        // A setting of Kestrel, such as https without a certificate.
        InvalidOperationException when exception.Source == "Microsoft.AspNetCore.Server.Kestrel.Core" => exception.Message,
        _ => exception.InnerException is { } inner ? SentenceOf(inner) : null,
    };
}

/// <summary>An exception whose message tells the operator why the server does not start.</summary>
interface IRefusesStart;
