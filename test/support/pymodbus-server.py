"""A Modbus server of pymodbus on loopback: `pymodbus-server.py PORT socket|rtu UNIT,UNIT`.

Each unit has registers and coils 0 to 199. Lines on stdin set them: `UNITS h|i|c|d ADDRESS VALUE VALUE…`;
`UNITS mute` lets units fall silent, `UNITS speak` ends that; `UNITS follow` makes discrete inputs follow the coils.
Each line is answered with `ok`; `ready` comes first.
"""

import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

READ = {"h": 3, "i": 4, "c": 1, "d": 2}
SIZE = 200

port, framer, units = int(sys.argv[1]), sys.argv[2], [int(unit) for unit in sys.argv[3].split(",")]


class Coils(ModbusSequentialDataBlock):
    """Coils that discrete inputs may follow, as a feedback contact does."""

    follower = None

    def setValues(self, address, values):
        super().setValues(address, values)
        if self.follower:
            self.follower.setValues(address, values)


def block(kind=ModbusSequentialDataBlock):
    return kind(0, [0] * SIZE)


slaves = {
    unit: ModbusSlaveContext(di=block(), co=block(Coils), hr=block(), ir=block(), zero_mode=True) for unit in units
}
context = ModbusServerContext(slaves=dict(slaves), single=False)


def obey(unit, what, *rest):
    slave = slaves[unit]
    if what == "mute":
        del context[unit]
    elif what == "speak":
        context[unit] = slave
    elif what == "follow":
        slave.store["c"].follower = slave.store["d"]
    else:
        address, *values = [int(word, 0) for word in rest]
        slave.setValues(READ[what], address, values)


async def main():
    server = ModbusTcpServer(
        context,
        framer=ModbusRtuFramer if framer == "rtu" else ModbusSocketFramer,
        address=("127.0.0.1", port),
        allow_reuse_address=True,
        ignore_missing_slaves=True,
    )
    asyncio.get_running_loop().create_task(server.serve_forever())
    await server.serving
    print("ready", flush=True)
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    while line := await orders.readline():
        named, *order = line.decode().split()
        for unit in named.split(","):
            obey(int(unit), *order)
        print("ok", flush=True)


asyncio.run(main())
