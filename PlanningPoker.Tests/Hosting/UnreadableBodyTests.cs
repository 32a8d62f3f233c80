using Microsoft.AspNetCore.Http;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests.Hosting;

public class UnreadableBodyTests
{
    const int NoSpace = 28, ReadOnly = 30;

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new IOException("No space left on device", NoSpace), true },
        { new IOException("Read-only file system", ReadOnly), true },
        { new DirectoryNotFoundException("/tmp"), true },
        { new UnauthorizedAccessException("ASPNETCORE_1.tmp"), true },
        { new IOException("Unexpected end of Stream, the content may have already been read by another component."), false },
        { new BadHttpRequestException("Unexpected end of request content."), false },
        { new InvalidDataException("Multipart body length limit exceeded."), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void A_disk_that_fails_is_told_apart_from_a_body_that_is_wrong(Exception failure, bool isByDisk) =>
        Assert.Equal(isByDisk, UnreadableBody.IsByDisk(failure));
}
