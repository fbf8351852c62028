"""The limit on memory of a process under Windows, by a job object of its own.

Shapes after Microsoft's JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the job lives as long as the process.
"""

import ctypes
import sys
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p

_PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_NO_BOX_WHEN_IT_DIES = 0x400  # JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    )


def limit_memory(size: int) -> bool:
    """Let this process have no more memory than `size` bytes; says whether the system took it."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = c_void_p
    kernel.GetCurrentProcess.restype = c_void_p
    kernel.SetInformationJobObject.argtypes = (c_void_p, c_uint32, c_void_p, c_uint32)
    kernel.AssignProcessToJobObject.argtypes = (c_void_p, c_void_p)
    job = kernel.CreateJobObjectW(None, None)
    limits = _Extended()
    limits.basic.flags = _PROCESS_MEMORY | _NO_BOX_WHEN_IT_DIES
    limits.process_memory = size
    taken = job and kernel.SetInformationJobObject(
        job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    return bool(taken and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))
