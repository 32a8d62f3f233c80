using System.Globalization;
using System.Net.Sockets;

namespace PlanningPoker.Load.Servers;

/// <summary>Asks a Redis how much processor time it has used.</summary>
static class RedisUsage
{
    const int DefaultPort = 6379;

    /// <param name="address">Host and port.</param>
    /// <param name="ct">Cancels the question.</param>
    /// <exception cref="LoadException">There is no Redis without a password.</exception>
    public static async Task<TimeSpan> ReadAsync(string address, CancellationToken ct)
    {
        try
        {
            using var client = new TcpClient();
            var (host, port) = address.Split(':') is [var name, var number]
                ? (name, int.Parse(number, CultureInfo.InvariantCulture))
                : (address, DefaultPort);
            await client.ConnectAsync(host, port, ct);
            await using var stream = client.GetStream();
            await stream.WriteAsync("INFO cpu\r\nQUIT\r\n"u8.ToArray(), ct);
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadToEndAsync(ct);
            return Seconds(answer, "used_cpu_sys:") + Seconds(answer, "used_cpu_user:");
        }
        catch (Exception exception) when (exception is SocketException or FormatException or InvalidOperationException)
        {
            throw new LoadException($"Redis at {address} does not say how much processor time it has used: {exception.Message}");
        }
    }

    static TimeSpan Seconds(string answer, string name) => TimeSpan.FromSeconds(double.Parse(
        answer.Split("\r\n").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..], CultureInfo.InvariantCulture));
}
