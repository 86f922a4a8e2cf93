using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Elsa.Host.Tests;

/// <summary>The real host on a data folder of its own.</summary>
public class HostUnderTest : WebApplicationFactory<Program>
{
    public const string Password = "a password for tests";

    /// <summary>A folder of its own: database, mails, keys.</summary>
    private protected string Data { get; } = Directory.CreateTempSubdirectory("elsa-host-tests-").FullName;

    private readonly string _environment;

    public HostUnderTest()
        : this("Development")
    {
    }

    internal HostUnderTest(string environment) => _environment = environment;

    internal Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.UseSetting("Workflows:Data", Data);
        builder.UseSetting("Demo:SampleCases", "false"); // a test makes the cases that it speaks of
        builder.UseSetting("Demo:Password", Password);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }
    }
}
