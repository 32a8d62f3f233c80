using System.Collections.Concurrent;
using System.Globalization;
using PlanningPoker.Web.Hosting.Jobs;
using StackExchange.Redis;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// The connection to Redis. It carries messages between servers: what is sent while Redis is away is lost, and nobody waits for it.
/// </summary>
sealed partial class RedisLink(
    NodeSettings settings, ServerStates servers, JobHealth health, TimeProvider clock, ILogger<RedisLink> log)
    : BackgroundJob(health, clock, log)
{
    const string Alive = "alive", Bye = "bye";

    /// <summary>How long Redis has to be away before anyone is told.</summary>
    static readonly TimeSpan ReportAfter = TimeSpan.FromSeconds(3);

    /// <summary>How long a server that starts waits for Redis.</summary>
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(1);

    /// <summary>How long a request waits for Redis.</summary>
    static readonly TimeSpan AnswerTimeout = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentDictionary<string, Action<string, string>> handlers = new();
    ConnectionMultiplexer? redis;
    DateTimeOffset? missingSince = clock.GetUtcNow();
    volatile Absence? reported;
    bool isOtherDatabaseReported;

    /// <summary>Since when Redis has been away, as the log says; null while it is there.</summary>
    public DateTimeOffset? AwaySince => reported?.Since;

    /// <summary>The server has stopped.</summary>
    public event Action<string>? ServerStopped;

    protected override string Name => "redis";

    protected override TimeSpan PauseAfterFailure => TimeSpan.FromSeconds(1);

    /// <summary>Sends a message to every other server that subscribes to the topic.</summary>
    public void Publish(string topic, string message) => Try(redis, connection =>
        connection.GetSubscriber().Publish(ChannelOf(topic), $"{servers.Own} {message}", CommandFlags.FireAndForget));

    /// <summary>As <see cref="Publish"/>, for a message that is to be answered.</summary>
    /// <returns>How many other servers it has reached; 0 while Redis is away.</returns>
    public async Task<long> AskAsync(string topic, string message)
    {
        if (redis is not { } connection) return 0;
        try
        {
            // This server subscribes to the topic too.
            return await connection.GetSubscriber().PublishAsync(ChannelOf(topic), $"{servers.Own} {message}") - 1;
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException or TimeoutException)
        {
            return 0;
        }
    }

    /// <summary>Calls the handler with the server and its message, with what other servers send to the topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="handler">Must not block.</param>
    /// <param name="subscribed">Is called when everything that is sent from then on arrives.</param>
    public void Subscribe(string topic, Action<string, string> handler, Action subscribed)
    {
        handlers[topic] = handler;
        Try(redis, connection => _ = SubscribeAsync(connection, topic, handler, subscribed));
    }

    public void Unsubscribe(string topic)
    {
        if (handlers.TryRemove(topic, out _))
            Try(redis, connection => connection.GetSubscriber().Unsubscribe(ChannelOf(topic), null, CommandFlags.FireAndForget));
    }

    /// <summary>Runs a script on one key, in all servers' one place.</summary>
    /// <returns>Null while Redis is away, or when it does not answer in time.</returns>
    public async Task<long[]?> TryEvaluateAsync(string script, string key, long argument)
    {
        if (redis is not { } connection || !servers.IsConnected) return null;
        try
        {
            var result = await connection.GetDatabase()
                .ScriptEvaluateAsync(script, [$"{settings.Prefix}:{key}"], [argument]).WaitAsync(AnswerTimeout);
            return (long[]?)result;
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Connects before the first request is taken, which asks at once who is present elsewhere.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.HasRedis) redis = await ConnectAsync();
        await base.StartAsync(cancellationToken);
        if (redis is null) return;
        await servers.Connected.WaitAsync(StartTimeout, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Publish("", Bye);
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref redis, null) is { } connection) await connection.DisposeAsync();
    }

    protected override async Task RunAsync(CancellationToken ct)
    {
        if (redis is null) return;
        using var timer = new PeriodicTimer(ServerStates.HeartbeatInterval);
        do
        {
            Publish("", string.Create(CultureInfo.InvariantCulture, $"{Alive} {settings.Database} {servers.Interruptions}"));
            Report();
            Succeeded();
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    async Task<ConnectionMultiplexer> ConnectAsync()
    {
        if (settings.IsOnSqlite) LogSqlite(Log);
        var options = ConfigurationOptions.Parse(settings.Redis!);
        (options.AbortOnConnectFail, options.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        (options.ConnectTimeout, options.AsyncTimeout, options.KeepAlive) = (2000, 2000, 5);
        options.ReconnectRetryPolicy = new LinearRetry(500);
        var connection = await ConnectionMultiplexer.ConnectAsync(options);
        connection.ConnectionFailed += (_, _) => servers.Interrupt();
        connection.ConnectionRestored += (_, _) => servers.Interrupt();
        connection.GetSubscriber().Subscribe(
            ChannelOf(""), (_, message) => Receive($"{message}", ReceiveHeartbeat), CommandFlags.FireAndForget);
        return connection;
    }

    /// <summary>What has been committed must not fail because of a hint.</summary>
    static void Try(ConnectionMultiplexer? connection, Action<ConnectionMultiplexer> act)
    {
        try
        {
            if (connection is not null) act(connection);
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException)
        {
            // Redis is away, or the server stops.
        }
    }

    async Task SubscribeAsync(ConnectionMultiplexer connection, string topic, Action<string, string> handler, Action subscribed)
    {
        try
        {
            await connection.GetSubscriber().SubscribeAsync(ChannelOf(topic), (_, message) => Receive($"{message}", (server, text) =>
            {
                if (server != servers.Own) handler(server, text);
            }));
            subscribed();
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException or TimeoutException)
        {
            // The connection subscribes by itself when Redis is back.
        }
    }

    static void Receive(string message, Action<string, string> handler)
    {
        var space = message.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0) handler(message[..space], message[(space + 1)..]);
    }

    void ReceiveHeartbeat(string server, string message)
    {
        switch (message.Split(' '))
        {
            case [Bye]:
                servers.Remove(server);
                ServerStopped?.Invoke(server);
                break;
            case [Alive, var database, var count]
                when database == settings.Database && long.TryParse(count, CultureInfo.InvariantCulture, out var interruptions):
                servers.Add(server, interruptions);
                break;
            default:
                if (!isOtherDatabaseReported) LogOtherDatabase(Log, settings.Prefix);
                isOtherDatabaseReported = true;
                break;
        }
    }

    /// <summary>Says once that Redis is away, and once that it is back.</summary>
    void Report()
    {
        missingSince = servers.IsConnected ? null : missingSince ?? Clock.GetUtcNow();
        var absence = missingSince is { } since && Clock.GetUtcNow() - since >= ReportAfter ? new Absence(since) : null;
        if (absence is null == reported is null) return;
        if (absence is null) LogBack(Log);
        else LogAway(Log, absence.Since);
        reported = absence;
    }

    RedisChannel ChannelOf(string topic) => RedisChannel.Literal($"{settings.Prefix}:{topic}");

    [LoggerMessage(160, LogLevel.Warning, "Redis has been away since {Since:u}. Nothing is lost: each server looks once a second for "
        + "what the others have written")]
    static partial void LogAway(ILogger log, DateTimeOffset since);

    [LoggerMessage(161, LogLevel.Warning, "Redis is back")]
    static partial void LogBack(ILogger log);

    [LoggerMessage(162, LogLevel.Error, "Nodes:Redis is set, but the database is a SQLite file, which only servers of one machine can "
        + "share. Several servers need PostgreSQL or SQL Server: set Database:Provider")]
    static partial void LogSqlite(ILogger log);

    [LoggerMessage(163, LogLevel.Error, "Servers with another database use this Redis with the same prefix {Prefix}. Give each cluster "
        + "its own Nodes:Prefix")]
    static partial void LogOtherDatabase(ILogger log, string prefix);

    /// <summary>One object, so that other threads never see half of a time.</summary>
    sealed record Absence(DateTimeOffset Since);
}
