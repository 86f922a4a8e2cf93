using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Elsa.Host.Tests;

/// <summary>The real host on a data folder of its own.</summary>
public class HostUnderTest : WebApplicationFactory<Program>
{
    public const string Password = "a password for tests";

    private readonly string _data = Directory.CreateTempSubdirectory("elsa-host-tests-").FullName;
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
        builder.UseSetting("Workflows:Data", _data);
        builder.UseSetting("Demo:SampleCases", "false"); // a test makes the cases that it speaks of
        builder.UseSetting("Demo:Password", Password);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
