using System.Net;
using System.Net.NetworkInformation;

namespace Workflows.TestKit.Running;

/// <summary>Finds ports on 127.0.0.1 for the servers of tests.</summary>
public static class FreePort
{
    /// <summary>A port that nothing listens on.</summary>
    /// <remarks>
    /// From below the range that the kernel gives to outgoing connections, so that a stopped server finds its port free again;
    /// at random, so that test projects that run side by side do not ask for the same one.
    /// </remarks>
    public static int Next()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            if (!taken.Contains(port)) return port;
        }
    }

    /// <summary>The address of an HTTP server on a port.</summary>
    public static Uri HttpAddress(int port) => new UriBuilder(Uri.UriSchemeHttp, IPAddress.Loopback.ToString(), port).Uri;
}
