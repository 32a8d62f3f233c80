using System.Collections.Concurrent;
using StackExchange.Redis;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// The connection to Redis. It carries hints between servers and nothing else: what is sent while Redis is away is lost, and nobody waits
/// for it.
/// </summary>
sealed partial class RedisLink(NodeSettings settings, ServerStates servers, TimeProvider clock, ILogger<RedisLink> log) : BackgroundService
{
    const string Alive = "alive", Bye = "bye";

    /// <summary>How long Redis has to be away before anyone is told.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly ConcurrentDictionary<string, Action<string, string>> handlers = new();
    ConnectionMultiplexer? redis;
    DateTimeOffset awaySince = clock.GetUtcNow();
    bool wasConnected, isReported, hasMetStranger;

    /// <summary>Since when Redis has been away; null while it is there.</summary>
    public DateTimeOffset? AwaySince => servers.IsConnected || clock.GetUtcNow() - awaySince < Patience ? null : awaySince;

    /// <summary>The server has stopped.</summary>
    public event Action<string>? ServerStopped;

    /// <summary>Sends a message to every other server that listens to the topic.</summary>
    public void Publish(string topic, string message) => Try(redis, connection =>
        connection.GetSubscriber().Publish(ChannelOf(topic), $"{servers.Own} {message}", CommandFlags.FireAndForget));

    /// <summary>Calls the handler with the server and its message, for what other servers send to the topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="handler">Must not block.</param>
    /// <param name="greeting">What is sent to the topic as soon as the answers can be heard.</param>
    public void Listen(string topic, Action<string, string> handler, string greeting)
    {
        handlers[topic] = handler;
        Try(redis, connection => _ = ListenAsync(connection, topic, handler, greeting));
    }

    public void StopListening(string topic)
    {
        if (handlers.TryRemove(topic, out _))
            Try(redis, connection => connection.GetSubscriber().Unsubscribe(ChannelOf(topic), null, CommandFlags.FireAndForget));
    }

    /// <summary>Connects before the first request is taken, which asks at once who is present elsewhere.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.HasRedis) redis = await ConnectAsync();
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Publish("", Bye);
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref redis, null) is { } connection) await connection.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (redis is null) return;
        using var timer = new PeriodicTimer(ServerStates.HeartbeatInterval);
        do
        {
            Publish("", $"{Alive} {settings.Database}");
            Report();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    async Task<ConnectionMultiplexer> ConnectAsync()
    {
        if (settings.IsOnSqlite) LogSqlite(log);
        var options = ConfigurationOptions.Parse(settings.Redis!);
        (options.AbortOnConnectFail, options.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        (options.ConnectTimeout, options.AsyncTimeout, options.KeepAlive) = (2000, 2000, 5);
        options.ReconnectRetryPolicy = new LinearRetry(500);
        var connection = await ConnectionMultiplexer.ConnectAsync(options);
        connection.GetSubscriber().Subscribe(
            ChannelOf(""), (_, message) => Receive($"{message}", HearServer, isOwnToo: true), CommandFlags.FireAndForget);
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

    async Task ListenAsync(ConnectionMultiplexer connection, string topic, Action<string, string> handler, string greeting)
    {
        try
        {
            await connection.GetSubscriber().SubscribeAsync(
                ChannelOf(topic), (_, message) => Receive($"{message}", handler, isOwnToo: false));
            Publish(topic, greeting);
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException or TimeoutException)
        {
            // The connection subscribes by itself when Redis is back.
        }
    }

    void Receive(string message, Action<string, string> handler, bool isOwnToo)
    {
        var space = message.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return;
        var server = message[..space];
        if (isOwnToo || server != servers.Own) handler(server, message[(space + 1)..]);
    }

    void HearServer(string server, string message)
    {
        if (message == Bye)
        {
            servers.Forget(server);
            ServerStopped?.Invoke(server);
            return;
        }
        if (message != $"{Alive} {settings.Database}")
        {
            if (!hasMetStranger) LogStranger(log, settings.Prefix);
            hasMetStranger = true;
            return;
        }
        servers.Hear(server);
    }

    /// <summary>Says once that Redis is away, and once that it is back.</summary>
    void Report()
    {
        var isConnected = servers.IsConnected;
        if (wasConnected && !isConnected) awaySince = clock.GetUtcNow();
        wasConnected = isConnected;
        // Looked at once: a heartbeat may arrive meanwhile.
        var since = AwaySince;
        if (!isReported && since is { } away) LogAway(log, away);
        if (isReported && since is null) LogBack(log);
        isReported = since is not null;
    }

    RedisChannel ChannelOf(string topic) => RedisChannel.Literal($"{settings.Prefix}:{topic}");

    [LoggerMessage(LogLevel.Warning, "Redis has been away since {Since:u}. Nothing is lost: each server looks once a second for what the "
        + "others have written")]
    static partial void LogAway(ILogger log, DateTimeOffset since);

    [LoggerMessage(LogLevel.Warning, "Redis is back")]
    static partial void LogBack(ILogger log);

    [LoggerMessage(LogLevel.Error, "Nodes:Redis is set, but the database is a SQLite file, which only servers of one machine can share. "
        + "Several servers need PostgreSQL or SQL Server: set Database:Provider")]
    static partial void LogSqlite(ILogger log);

    [LoggerMessage(LogLevel.Error, "Servers with another database use this Redis with the same prefix {Prefix}. Give each cluster its own "
        + "Nodes:Prefix")]
    static partial void LogStranger(ILogger log, string prefix);
}
