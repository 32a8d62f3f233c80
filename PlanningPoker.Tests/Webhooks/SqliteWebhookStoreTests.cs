using PlanningPoker.Tests.Data;
using PlanningPoker.Tests.Data.Store;

namespace PlanningPoker.Tests.Webhooks;

public sealed class SqliteWebhookStoreTests : WebhookStoreContract
{
    public static bool CanDeleteOpenFiles => !OperatingSystem.IsWindows();

    protected override async Task<TestDatabase> CreateDatabaseAsync() => await SqliteDatabase.CreateAsync();

    [Fact(Skip = "Windows keeps open files", SkipUnless = nameof(CanDeleteOpenFiles))]
    public async Task A_deleted_file_refuses_every_write()
    {
        var webhooks = Webhooks();
        var session = await AddedAndEndedAsync(webhooks);
        File.Delete(((SqliteDatabase)Database).File);

        await Assert.ThrowsAsync<StoreBusyException>(() => webhooks.SetAsync(session.Code, Hook));
        await Assert.ThrowsAsync<StoreBusyException>(() => webhooks.SetAsync(session.Code, null));
        await Assert.ThrowsAsync<StoreBusyException>(() => webhooks.SendAgainAsync(session.Code, "msg_1", SampleSession.Start));
        Assert.False(File.Exists(((SqliteDatabase)Database).File));
    }
}
