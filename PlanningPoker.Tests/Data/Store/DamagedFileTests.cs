using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Data.Store;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>What happens to the SQLite file while nobody watches: deleted, replaced, damaged, read by others.</summary>
public sealed class DamagedFileTests : DatabaseTest
{
    const int PageSize = 4096;

    public static bool CanDeleteOpenFiles => !OperatingSystem.IsWindows();

    [Fact(Skip = "Windows keeps open files", SkipUnless = nameof(CanDeleteOpenFiles))]
    public async Task A_deleted_file_refuses_every_write_from_then_on_and_no_empty_file_takes_its_place()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        File.Delete(Database.File);

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));
        await Assert.ThrowsAsync<StoreBusyException>(() => store.AddAsync(SampleSession.Open()));
        await Assert.ThrowsAsync<StoreBusyException>(() => store.TryDeleteAsync(session));
        Assert.False(File.Exists(Database.File));
    }

    [Fact(Skip = "Windows keeps open files", SkipUnless = nameof(CanDeleteOpenFiles))]
    public async Task A_replaced_file_refuses_one_write_and_then_takes_the_next()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        SqliteConnection.ClearAllPools();
        await store.DisposeAsync();
        var copy = Path.Combine(Database.Folder, "copy.db");
        File.Copy(Database.File, copy);
        session = await SaveAsync(store, session, "Ann", new Vote("8"));
        foreach (var file in Directory.GetFiles(Database.Folder, "test.db*")) File.Delete(file);
        File.Move(copy, Database.File);

        await Assert.ThrowsAsync<StoreBusyException>(() => store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        var restored = (await store.FindAsync(session.Code, Ct))!;
        Assert.Null(restored.Round.FaceOf(restored.Players[0].Id));
        await SaveAsync(store, restored, "Ann", new Vote("5"));
    }

    [Fact]
    public async Task Damaged_pages_of_one_session_are_the_end_of_nobody_else()
    {
        var store = Database.Store();
        var (whole, damaged) = (await AddAsync(store), await AddAsync(store));
        var marker = new string('Q', 3000);
        damaged = await SaveAsync(store, damaged, "Ann", SampleImport.Of(50, line => new($"Story {line}", Description: marker)));
        await store.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Assert.True(DamagePagesWith(marker[..1000]) > 40);

        var again = Database.Store();
        await Assert.ThrowsAsync<StoreBusyException>(() => again.FindAsync(damaged.Code, Ct));
        SessionText.AssertSame(whole, await again.FindAsync(whole.Code, Ct));
        whole = await SaveAsync(again, whole, "Ann", new Vote("5"));
        SessionText.AssertSame(whole, await again.FindAsync(whole.Code, Ct));
        await AddAsync(again);
    }

    [Fact]
    public async Task Rows_that_make_no_session_are_the_end_of_nobody_else()
    {
        var store = Database.Store();
        var (whole, damaged) = (await AddAsync(store), await AddAsync(store));
        await using (var db = Database.Factory().CreateDbContext())
            await db.Rounds.Where(round => round.SessionCode == damaged.Code.Value).ExecuteDeleteAsync(Ct);

        await Assert.ThrowsAsync<StoreBusyException>(() => store.FindAsync(damaged.Code, Ct));
        await SaveAsync(store, whole, "Ann", new Vote("5"));
    }

    [Fact]
    public async Task The_words_of_a_deleted_session_are_in_no_file()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        const string Words = "Walrus on the quay", Reason = "Because of the tide";
        session = await SaveAsync(store, session, "Ann", new CreateStory(null, Words, Description: new string('w', 3900) + Words));
        session = await SaveAsync(store, session, "Ann", new UpdateSession(Words));
        session = await SaveAsync(store, session, "Ann", new Vote("5", Reason: Reason));
        Assert.Contains(Words, TextOfFiles(), StringComparison.Ordinal);

        Assert.True(await store.TryDeleteAsync(session));

        var text = TextOfFiles();
        Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, text, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Code.Value, text, StringComparison.Ordinal);
    }

    [Fact(Skip = "Windows has other rights", SkipUnless = nameof(CanDeleteOpenFiles))]
    public async Task Only_the_owner_may_read_a_new_file_and_those_beside_it()
    {
        await AddAsync(Database.Store());

        Assert.All(Directory.GetFiles(Database.Folder, "test.db*").Where(file => !file.EndsWith("-migrating", StringComparison.Ordinal)),
            file => Assert.False(SqliteFile.IsReadableByOthers(file), file));
    }

    /// <summary>Overwrites the start of every page that has the text.</summary>
    /// <returns>How many these are.</returns>
    int DamagePagesWith(string text)
    {
        var (bytes, wanted, count) = (File.ReadAllBytes(Database.File), Encoding.UTF8.GetBytes(text), 0);
        for (var page = 0; page < bytes.Length; page += PageSize)
        {
            var span = bytes.AsSpan(page, PageSize);
            if (span.IndexOf(wanted) < 0) continue;
            span[..12].Fill(0xFF);
            count++;
        }
        File.WriteAllBytes(Database.File, bytes);
        return count;
    }

    string TextOfFiles() => string.Concat(Directory.GetFiles(Database.Folder, "test.db*").Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
