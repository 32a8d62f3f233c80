using System.Net;
using Microsoft.AspNetCore.Http;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;

namespace PlanningPoker.Tests.Hosting.RateLimits;

/// <summary>Exports that are read slowly are counted for as long as they are open: by player, and by address for all its players.</summary>
public sealed class OpenExportTests : IDisposable
{
    const int AtOnce = 2, OfAddress = 10 * AtOnce;

    readonly Web.Hosting.RateLimits.RateLimits limits = new(new() { ExportsAtOnce = AtOnce, ExportsPerMinute = 0 }, shared: null);
    readonly TaskCompletionSource isRead = new();

    public void Dispose() => limits.Dispose();

    [Fact]
    public async Task A_player_has_so_many_open_and_more_once_one_is_read()
    {
        var open = Enumerable.Range(0, AtOnce).Select(_ => ExportAsync("Ann")).ToList();
        Assert.False(await ExportAsync("Ann"));

        isRead.SetResult();
        Assert.All(await Task.WhenAll(open), Assert.True);
        Assert.True(await ExportAsync("Ann"));
    }

    [Fact]
    public async Task An_address_has_ten_times_as_many_open_for_all_its_players()
    {
        var open = Enumerable.Range(0, OfAddress).Select(i => ExportAsync($"Player {i}")).ToList();

        Assert.False(await ExportAsync("Ann"));
        var elsewhere = ExportAsync("Bob", "10.0.0.2");
        isRead.SetResult();
        Assert.All(await Task.WhenAll(open), Assert.True);
        Assert.True(await elsewhere);
    }

    /// <returns>Whether it was allowed; known once it is read.</returns>
    async Task<bool> ExportAsync(string player, string address = "10.0.0.1")
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.SetEndpoint(new(null, new(new Exports()), "an export"));
        var (isAllowed, faults) = (false, new Faults());
        var check = new RateLimitCheck(async _ =>
        {
            isAllowed = true;
            await isRead.Task;
        }, limits, faults);
        await check.InvokeAsync(http, new Caller(player));
        Assert.Equal(isAllowed ? [] : [RequestFault.TooManyRequests], faults.Written);
        return isAllowed;
    }

    sealed class Faults : IFaultWriter
    {
        public List<RequestFault> Written { get; } = [];

        public Task WriteAsync(HttpContext http, RequestFault fault, TimeSpan? retryAfter = null)
        {
            Written.Add(fault);
            return Task.CompletedTask;
        }
    }

    sealed record Caller(string? PlayerKey) : ICaller
    {
        public bool NamesSession => true;
        public bool IsSessionKnown => true;
        public string? SessionKey => "session";
        public string? DeviceKey => PlayerKey;
    }
}
